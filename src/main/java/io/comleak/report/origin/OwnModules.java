// SPDX-License-Identifier: Apache-2.0
package io.comleak.report.origin;

import io.comleak.model.Module;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Which modules a user counts as their own, by patterns of their file names, or of their paths where a pattern has a slash:
 * {@code *} stands for any characters, {@code !} before a pattern takes out what it matches, and the last one that matches
 * counts. Where any pattern is without {@code !}, what none matches is not the user's.
 */
public final class OwnModules {
    /** It is left to where each module lies. */
    public static final OwnModules UNSAID = new OwnModules(List.of());

    private record Rule(Pattern pattern, boolean path, boolean own) {
        static Rule of(String text) {
            boolean own = !text.startsWith("!");
            String pattern = (own ? text : text.substring(1)).replace('/', '\\').toLowerCase(Locale.ROOT);
            return new Rule(compiled(pattern), pattern.indexOf('\\') >= 0, own);
        }

        private static Pattern compiled(String pattern) {
            StringBuilder regex = new StringBuilder();
            for (String part : pattern.split("\\*", -1)) {
                regex.append(regex.isEmpty() ? "" : ".*").append(part.isEmpty() ? "(?:)" : Pattern.quote(part));
            }
            return Pattern.compile(regex.toString(), Pattern.DOTALL);
        }

        boolean matches(Module module) {
            String text = path ? module.path().replace('/', '\\') : module.name();
            return pattern.matcher(text.toLowerCase(Locale.ROOT)).matches();
        }
    }

    private final List<Rule> rules;

    private OwnModules(List<Rule> rules) {
        this.rules = List.copyOf(rules);
    }

    /** Reads patterns, none of which may be empty. */
    public static OwnModules of(List<String> patterns) {
        return new OwnModules(patterns.stream().map(Rule::of).toList());
    }

    /** Whether a module is the user's own; nothing where the patterns leave it to where the module lies. */
    public Optional<Boolean> own(Module module) {
        for (int i = rules.size() - 1; i >= 0; i--) {
            if (rules.get(i).matches(module)) {
                return Optional.of(rules.get(i).own());
            }
        }
        return rules.stream().anyMatch(Rule::own) ? Optional.of(false) : Optional.empty();
    }
}
