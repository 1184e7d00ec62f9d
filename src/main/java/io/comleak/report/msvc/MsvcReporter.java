// SPDX-License-Identifier: Apache-2.0
package io.comleak.report.msvc;

import io.comleak.leaks.ExitStatus;
import io.comleak.leaks.LeakCheck;
import io.comleak.leaks.Policies;
import io.comleak.model.Block;
import io.comleak.model.Symbol;
import io.comleak.model.Symbols;
import io.comleak.report.ContentsShown;
import io.comleak.report.Printable;
import io.comleak.report.Reporter;
import io.comleak.report.findings.FindingText;
import io.comleak.report.findings.Findings;
import io.comleak.report.findings.Found;
import io.comleak.report.findings.Rule;
import io.comleak.report.findings.Severity;
import java.io.IOException;
import java.io.Writer;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Writes each finding as a line {@code file(line): warning CL0101: text}, at the user's own line; without one, as
 * {@code program : warning CL0101: text}. Where nothing was found it writes nothing.
 */
public final class MsvcReporter implements Reporter {
    private static final Pattern GAPS = Pattern.compile(" {2,}");

    private final Symbols symbols;
    private final Policies policies;
    private final ContentsShown contents;

    /** Contents says how much of what is in the blocks is written. */
    public MsvcReporter(Symbols symbols, Policies policies, ContentsShown contents) {
        this.symbols = symbols;
        this.policies = policies;
        this.contents = contents;
    }

    @Override
    public void complete(LeakCheck.Complete check, ExitStatus status, Writer out) throws IOException {
        write(check, status, out);
    }

    @Override
    public void incomplete(LeakCheck.Incomplete check, ExitStatus status, Writer out) throws IOException {
        write(check, status, out);
    }

    private void write(LeakCheck check, ExitStatus status, Writer out) throws IOException {
        FindingText text = new FindingText(check, policies, symbols, contents);
        String program = check.run().target().program();
        for (Found found : Findings.of(check, status, policies)) {
            String line = place(text.source(found), program) + " " + severity(found.severity()) + " "
                    + code(found.rule()) + ": " + message(found, text);
            out.write(Printable.noCommand(line));
            out.write('\n');
        }
        out.flush();
    }

    private static String place(Optional<Symbol> source, String program) {
        String file = source.map(Symbol::file).map(MsvcReporter::path).orElse("");
        return file.isEmpty()
                ? path(program) + " :"
                : file + "(" + source.orElseThrow().line() + "):";
    }

    /** What a reader takes for a path begins with its first character that is no space. */
    private static String path(String path) {
        return Printable.of(path).strip();
    }

    private static String message(Found found, FindingText text) {
        StringBuilder message = new StringBuilder(text.headline(found));
        text.more(found).ifPresent(more -> message.append("; ").append(more));
        if (found instanceof Found.Blocks blocks) {
            Block first = blocks.group().kept().get(0);
            message.append(text.contents(first));
        }
        text.fingerprint(found)
                .ifPresent(print -> message.append(" [").append(print.digits()).append(']'));
        return GAPS.matcher(Printable.of(message.toString())).replaceAll(" ");
    }

    private static String severity(Severity severity) {
        return switch (severity) {
            case ERROR -> "error";
            case WARNING -> "warning";
            case NOTE -> "info";
        };
    }

    /** They never change. */
    private static String code(Rule rule) {
        return switch (rule) {
            case LEAK -> "CL0101";
            case HELD -> "CL0102";
            case OUTSTANDING -> "CL0103";
            case LATE_FREE -> "CL0104";
            case WRONG_FREE -> "CL0105";
            case POSSIBLE_WRONG_FREE -> "CL0106";
            case INCOMPLETE -> "CL0107";
            case CHILDREN -> "CL0108";
        };
    }
}
