// SPDX-License-Identifier: Apache-2.0
package io.comleak.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The words of COMLEAK_OPTIONS: separated by blanks, which quotation marks protect. */
final class OptionWords {
    private static final Pattern WORD = Pattern.compile("(?:[^\\s\"]|\"[^\"]*\"?)+");

    private OptionWords() {}

    static List<String> split(@Nullable String options) {
        List<String> words = new ArrayList<>();
        if (options != null) {
            Matcher matcher = WORD.matcher(options);
            while (matcher.find()) {
                words.add(matcher.group().replace("\"", ""));
            }
        }
        return words;
    }
}
