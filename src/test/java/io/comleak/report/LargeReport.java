// SPDX-License-Identifier: Apache-2.0
package io.comleak.report;

import io.comleak.leaks.ExitStatus;
import io.comleak.leaks.LeakCheck;
import io.comleak.leaks.RunBuilder;
import io.comleak.model.Frame;
import io.comleak.model.Module;
import io.comleak.model.StackTrace;
import io.comleak.model.Symbol;
import io.comleak.model.Symbols;
import io.comleak.report.annotations.AnnotationsReporter;
import io.comleak.report.html.HtmlReporter;
import io.comleak.report.junit.JUnitReporter;
import io.comleak.report.sarif.SarifReporter;
import io.comleak.report.valgrind.ValgrindReporter;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintStream;
import java.io.Writer;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Many leaks, each from a deep stack of its own, written in each form; as a program, measured. */
public final class LargeReport {
    private static final Module APP = new Module(1, "C:\\dev\\app.exe", 0x10_0000, 0x1000_0000, 7, null);

    private LargeReport() {}

    /** Arguments: groups and frames. Prints of each form the seconds of CPU, and how many bytes were written. */
    public static void main(String... arguments) throws IOException {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        Scenario scenario = scenario(Integer.parseInt(arguments[0]), Integer.parseInt(arguments[1]));
        LeakCheck check = scenario.check();
        for (Map.Entry<String, Reporter> reporter : reporters(scenario).entrySet()) {
            long start = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
            long written = write(check, scenario, reporter.getValue());
            long time = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - start;
            out.printf("%-12s %5.2f s %,13d bytes%n", reporter.getKey(), time / 1e9, written);
        }
    }

    /** So many groups, each of one block, and no frame twice. */
    public static Scenario scenario(int groups, int frames) {
        RunBuilder run = new RunBuilder().comNeverInitialised();
        for (int group = 0; group < groups; group++) {
            List<Frame> stack = new ArrayList<>();
            for (int frame = 0; frame < frames; frame++) {
                stack.add(new Frame(APP.base() + 0x40L * (group * frames + frame), APP));
            }
            run.outstanding(24, new StackTrace(group + 1, stack, false));
        }
        Symbols symbols = frame -> List.of(new Symbol(
                "ns::Class<int>::function" + frame.offset(),
                4,
                "d:\\src\\part" + frame.offset() % 512 + ".cpp",
                7,
                false));
        return new Scenario(run.exited(0), symbols);
    }

    private static Map<String, Reporter> reporters(Scenario of) {
        Map<String, Reporter> reporters = new LinkedHashMap<>();
        reporters.put("html", new HtmlReporter(of.symbols(), of.policies(), "1", ContentsShown.FULL));
        reporters.put("junit", new JUnitReporter(of.symbols(), of.policies(), "1", ContentsShown.NONE));
        reporters.put("sarif", new SarifReporter(of.symbols(), of.policies(), "1", ContentsShown.NONE));
        reporters.put("valgrind", new ValgrindReporter(of.symbols(), of.policies(), "1", ContentsShown.NONE));
        reporters.put("annotations", new AnnotationsReporter(of.symbols(), of.policies(), ContentsShown.NONE, null));
        return reporters;
    }

    /** Returns how many bytes were written. */
    private static long write(LeakCheck check, Scenario scenario, Reporter reporter) throws IOException {
        CountingStream count = new CountingStream();
        Writer out = new BufferedWriter(new OutputStreamWriter(count, StandardCharsets.UTF_8));
        reporter.report(check, ExitStatus.of(check, scenario.policies()), out);
        out.flush();
        return count.bytes;
    }

    private static final class CountingStream extends OutputStream {
        private long bytes;

        @Override
        public void write(int b) {
            bytes++;
        }

        @Override
        public void write(byte[] some, int from, int length) {
            bytes += length;
        }
    }
}
