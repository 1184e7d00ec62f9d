// SPDX-License-Identifier: Apache-2.0
package io.comleak.report.html;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;

/** A page that was written, in its parts. */
public record Page(String html) {
    private static final Pattern STYLE = Pattern.compile("(?s)<style>(.*?)</style>");
    private static final Pattern SCRIPT = Pattern.compile("(?s)<script>(.*?)</script>");
    private static final Pattern DATA =
            Pattern.compile("(?s)<script type=\"application/json\" id=\"data\">(.*?)</script>");

    String style() {
        return only(STYLE);
    }

    String script() {
        return only(SCRIPT);
    }

    String dataText() {
        return only(DATA);
    }

    JsonObject data() {
        return JsonParser.parseString(dataText()).getAsJsonObject();
    }

    /** All that is neither style nor script nor data. */
    String markup() {
        return SCRIPT.matcher(STYLE.matcher(DATA.matcher(html).replaceAll("")).replaceAll(""))
                .replaceAll("");
    }

    /** Groups and wrong frees. */
    public List<JsonObject> findings() {
        return objects(data().getAsJsonArray("findings"));
    }

    String string(JsonElement number) {
        return data().getAsJsonArray("strings").get(number.getAsInt()).getAsString();
    }

    /** Address and functions of each frame of a stack. */
    List<String> frames(JsonObject stack) {
        JsonArray table = data().getAsJsonArray("frames");
        JsonArray strings = data().getAsJsonArray("strings");
        return StreamSupport.stream(stack.getAsJsonArray("frames").spliterator(), false)
                .map(number -> table.get(number.getAsInt()).getAsJsonArray())
                .map(frame -> "0x" + frame.get(0).getAsString() + " " + functions(frame, strings))
                .toList();
    }

    private static List<String> functions(JsonArray frame, JsonArray strings) {
        return IntStream.iterate(2, at -> at < frame.size(), at -> at + 5)
                .mapToObj(at -> strings.get(frame.get(at).getAsInt()).getAsString())
                .toList();
    }

    static List<JsonObject> objects(JsonArray array) {
        return StreamSupport.stream(array.spliterator(), false)
                .map(JsonElement::getAsJsonObject)
                .toList();
    }

    private String only(Pattern part) {
        Matcher matcher = part.matcher(html);
        if (!matcher.find()) {
            throw new AssertionError("no " + part);
        }
        String found = matcher.group(1);
        if (matcher.find()) {
            throw new AssertionError("more than one " + part);
        }
        return found;
    }
}
