// SPDX-License-Identifier: Apache-2.0
package io.comleak.report.html;

import com.google.gson.stream.JsonWriter;
import io.comleak.report.Printable;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;

/** Numbers for texts, which are harmless where they are shown, and written once. */
final class Strings {
    private final Map<String, Integer> numbers = new LinkedHashMap<>();

    int number(String text) {
        return numbers.computeIfAbsent(Printable.of(text), key -> numbers.size());
    }

    /** The texts in the order of their numbers. */
    void write(JsonWriter json) throws IOException {
        json.name("strings").beginArray();
        for (String text : numbers.keySet()) {
            json.value(text);
        }
        json.endArray();
    }
}
