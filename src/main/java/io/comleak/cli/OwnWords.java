// SPDX-License-Identifier: Apache-2.0
package io.comleak.cli;

import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/**
 * Where the words end that are comleak's own: at {@code --}, or at the first word that is neither an option nor an
 * option's value. A value is taken from the next word only where the option needs one, so that
 * {@code run --json app.exe} runs app.exe.
 *
 * @param end index of the first word that is not comleak's own
 * @param target index of the word that names the target; the number of words if there is none
 */
record OwnWords(int end, int target) {
    static OwnWords of(CommandSpec command, List<String> words, int start) {
        int at = start;
        while (at < words.size()) {
            String word = words.get(at);
            if (word.equals("--")) {
                return new OwnWords(at, at + 1);
            }
            if (!isOwn(word)) {
                break;
            }
            at += needsValue(command, word) ? 2 : 1;
        }
        int end = Math.min(at, words.size());
        return new OwnWords(end, end);
    }

    /** All words; an option that can do without a value does not take the next word for it here either. */
    static List<String> joined(CommandSpec command, List<String> words) {
        return words.stream().map(word -> joined(command, word)).toList();
    }

    private static String joined(CommandSpec command, String word) {
        OptionSpec option = command.optionsMap().get(word);
        return option == null || option.fallbackValue().isEmpty() ? word : word + "=" + option.fallbackValue();
    }

    /** An option, or a file of options. */
    private static boolean isOwn(String word) {
        return word.length() > 1 && (word.charAt(0) == '-' || word.charAt(0) == '@');
    }

    private static boolean needsValue(CommandSpec command, String word) {
        OptionSpec option = command.optionsMap().get(word);
        return option != null && option.arity().min() > 0;
    }
}
