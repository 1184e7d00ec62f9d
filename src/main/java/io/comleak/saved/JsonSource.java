// SPDX-License-Identifier: Apache-2.0
package io.comleak.saved;

import com.google.gson.Strictness;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import java.io.IOException;
import java.io.Reader;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/** A JSON text as a row of values, each of which has to be of the kind that is asked for. */
final class JsonSource {
    /** comleak writes nothing deeper than 9. */
    private static final int DEEPEST = 32;

    private static final Pattern ADDRESS = Pattern.compile("0x[0-9a-fA-F]{1,16}");
    private static final String SPOILED = "Write it anew with comleak run --json=FILE; json.md tells what is in it.";

    private final String file;
    private final BoundedReader bounds;
    private final JsonReader json;

    /** {@code file} is what errors call it. */
    JsonSource(String file, Reader text) {
        this.file = file;
        this.bounds = new BoundedReader(text);
        this.json = new JsonReader(bounds);
        json.setStrictness(Strictness.STRICT);
        json.setNestingLimit(DEEPEST);
    }

    /** That the value just read is wrong. */
    SavedRunException wrong(String what) {
        return new SavedRunException(file, json.getPreviousPath(), what, SPOILED);
    }

    /** Where it is. */
    String place() {
        return json.getPath();
    }

    /** That something is wrong which more than one place makes so. */
    SavedRunException wrongAsAWhole(String what, String advice) {
        return new SavedRunException(file, "$", what, advice);
    }

    /** That one part of the file says what another does not. */
    SavedRunException contradiction(String what) {
        return wrongAsAWhole(what, "The file was changed. " + SPOILED);
    }

    /** Begins an object, whose members follow by {@link #name}. */
    void enter() throws IOException {
        expect(JsonToken.BEGIN_OBJECT, "an object");
        json.beginObject();
    }

    /** Ends an object that has no more members. */
    void leave() throws IOException {
        json.endObject();
    }

    /** Whether the object or array has more. */
    boolean hasNext() throws IOException {
        bounds.seen();
        return json.hasNext();
    }

    String name() throws IOException {
        bounds.seen();
        return json.nextName();
    }

    /** Reads an array, one element after the other. */
    void array(Step element) throws IOException {
        expect(JsonToken.BEGIN_ARRAY, "an array");
        json.beginArray();
        while (hasNext()) {
            element.read(this);
        }
        json.endArray();
    }

    String string() throws IOException {
        expect(JsonToken.STRING, "a string");
        return json.nextString();
    }

    boolean bool() throws IOException {
        expect(JsonToken.BOOLEAN, "true or false");
        return json.nextBoolean();
    }

    /** A whole number within bounds; {@code 5.0} and {@code 5e3} are whole. */
    long number(long least, long most) throws IOException {
        expect(JsonToken.NUMBER, "a number");
        String digits = json.nextString();
        long number = whole(digits);
        if (number < least || number > most) {
            throw wrong(digits + " is " + (number < least ? "below " + least : "above " + most));
        }
        return number;
    }

    private long whole(String digits) throws IOException {
        try {
            return digits.length() <= 18 && digits.chars().allMatch(Character::isDigit)
                    ? Long.parseLong(digits)
                    : new BigDecimal(digits).longValueExact();
        } catch (ArithmeticException | NumberFormatException e) {
            String shown = digits.length() > 40 ? digits.substring(0, 40) + "…" : digits;
            throw wrong(shown + " is no whole number of 64 bits");
        }
    }

    /** How many of something. */
    long count() throws IOException {
        return number(0, Long.MAX_VALUE);
    }

    /** An unsigned number of 32 bits. */
    int unsigned() throws IOException {
        return (int) number(0, 0xffffffffL);
    }

    /** An unsigned number of 64 bits, as {@code "0x1f"}. */
    long address() throws IOException {
        String text = string();
        if (!ADDRESS.matcher(text).matches()) {
            throw wrong("an address, such as \"0x1f\", was expected");
        }
        return Long.parseUnsignedLong(text.substring(2).toLowerCase(Locale.ROOT), 16);
    }

    /** One of some words. */
    <T> T word(Map<String, T> words) throws IOException {
        String word = string();
        T meant = words.get(word);
        if (meant == null) {
            String shown = word.length() > 40 ? word.substring(0, 40) + "…" : word;
            throw wrong("\"" + shown + "\" is none of " + String.join(", ", words.keySet()));
        }
        return meant;
    }

    /** Reads over a value, whatever it is. */
    void skip() throws IOException {
        bounds.seen();
        switch (json.peek()) {
            case BEGIN_OBJECT -> skipObject();
            case BEGIN_ARRAY -> array(JsonSource::skip);
            default -> json.skipValue();
        }
    }

    private void skipObject() throws IOException {
        enter();
        while (hasNext()) {
            name();
            skip();
        }
        leave();
    }

    /** Nothing may follow. */
    void end() throws IOException {
        expect(JsonToken.END_DOCUMENT, "the end");
    }

    private void expect(JsonToken kind, String called) throws IOException {
        bounds.seen();
        JsonToken found = json.peek();
        if (found != kind) {
            throw new SavedRunException(file, json.getPath(), called + " was expected, not " + name(found), SPOILED);
        }
        bounds.seen();
    }

    private static String name(JsonToken token) {
        return switch (token) {
            case BEGIN_ARRAY -> "an array";
            case BEGIN_OBJECT -> "an object";
            case STRING -> "a string";
            case NUMBER -> "a number";
            case BOOLEAN -> "true or false";
            case NULL -> "null";
            case END_ARRAY, END_OBJECT, NAME, END_DOCUMENT -> "the end";
        };
    }
}
