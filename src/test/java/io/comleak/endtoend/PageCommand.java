// SPDX-License-Identifier: Apache-2.0
package io.comleak.endtoend;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A call of comleak in a block of a page: behind a prompt, in a script or in a build server's file.
 *
 * @param text what stands behind {@code comleak }, without a comment
 * @param shown what the page shows of its output; nothing where it shows none
 */
record PageCommand(PageBlock block, String text, Excerpt shown, Set<Integer> exitCodes) {
    private static final Pattern CALL =
            Pattern.compile("^(?:- |run: |script: |bat '|> )*comleak ([^'#]*?)(?:'|\\s+#.*|\\s*)$");
    private static final Pattern EXIT = Pattern.compile("exit (\\d+)");
    private static final Pattern WORD = Pattern.compile("(?:[^\\s\"]|\"[^\"]*\")+");
    private static final Pattern WRITTEN = Pattern.compile("--(?:report=\\w+:|json=|gen-suppressions=|log=)(\\S+)");
    private static final Pattern PROGRAM = Pattern.compile("(\\S+)\\.exe");
    private static final Set<Integer> OF_A_RUN = Set.of(0, 23);

    PageCommand {
        exitCodes = Set.copyOf(exitCodes);
    }

    /** In the order of the page, those that are left out too; synopses are no calls. */
    static List<PageCommand> of(Path page) throws IOException {
        List<PageCommand> commands = new ArrayList<>();
        for (PageBlock block : PageBlock.of(page)) {
            if (!block.note().equals("synopsis")) {
                commands.addAll(Transcript.of(block).isEmpty() ? inScript(block) : behindPrompts(block));
            }
        }
        return commands;
    }

    private static List<PageCommand> inScript(PageBlock block) {
        Matcher exit = EXIT.matcher(block.note());
        Set<Integer> exitCodes = exit.matches() ? Set.of(Integer.parseInt(exit.group(1))) : OF_A_RUN;
        return block.lines().stream()
                .map(line -> CALL.matcher(line.strip()))
                .filter(Matcher::matches)
                .map(call -> new PageCommand(block, call.group(1), new Excerpt(List.of()), exitCodes))
                .toList();
    }

    private static List<PageCommand> behindPrompts(PageBlock block) {
        List<PageCommand> commands = new ArrayList<>();
        for (Transcript transcript : Transcript.of(block)) {
            Matcher call = CALL.matcher(transcript.command());
            if (call.matches()) {
                Set<Integer> exitCodes = Set.of(transcript.exitCode());
                commands.add(new PageCommand(block, call.group(1), transcript.output(), exitCodes));
            }
        }
        return commands;
    }

    Object[] words() {
        return WORD.matcher(text)
                .results()
                .map(MatchResult::group)
                .map(word -> word.replace("\"", ""))
                .toArray();
    }

    /** The files that it is told to write. */
    Set<String> files() {
        return WRITTEN.matcher(text).results().map(it -> it.group(1)).collect(Collectors.toSet());
    }

    /** The programs that it names, without their .exe. */
    Set<String> programs() {
        return PROGRAM.matcher(text).results().map(it -> it.group(1)).collect(Collectors.toSet());
    }

    /** Where it is, for messages. */
    String place() {
        return block.place() + ": comleak " + text;
    }
}
