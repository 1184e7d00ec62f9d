// SPDX-License-Identifier: Apache-2.0
package io.comleak.report.html;

import com.google.gson.stream.JsonWriter;
import io.comleak.leaks.LeakCheck;
import io.comleak.model.Counts;
import io.comleak.model.RunFacts;
import io.comleak.model.Target;
import io.comleak.report.Amounts;
import io.comleak.report.ExitCodes;
import io.comleak.report.Names;
import io.comleak.report.Printable;
import java.io.IOException;
import java.util.OptionalInt;

/** Writes facts about the run, each with its name. */
final class FactData {
    private final RunFacts run;
    private final JsonWriter json;

    FactData(LeakCheck check, JsonWriter json) {
        this.run = check.run();
        this.json = json;
    }

    void write() throws IOException {
        Target target = run.target();
        Counts counts = run.counts();
        json.name("facts").beginArray();
        fact("Program", Printable.of(target.program()));
        fact("Command line", Printable.of(target.commandLine()));
        fact("Process", Integer.toUnsignedString(target.processId()) + ", " + Names.of(target.machine()));
        fact(
                "Ended",
                Names.of(run.ending()) + ", exit code "
                        + ExitCodes.text(run.ending().exitCode()));
        fact("Ran for", Amounts.time(run.duration()));
        fact("Events", events(counts));
        fact(
                "Most outstanding",
                Amounts.count(counts.peakBlocks(), "block") + "; " + Amounts.count(counts.peakBytes(), "byte"));
        fact("COM", run.comInitialised() ? "was initialised" : "was never initialised");
        fact("OLE cache", run.oleCache() ? "left on: blocks that it keeps look like leaks" : "off");
        OptionalInt children = run.childProcesses();
        fact(
                "Child processes",
                children.isEmpty()
                        ? "could not be counted"
                        : children.getAsInt() == 0 ? "none" : children.getAsInt() + ", not watched");
        json.endArray();
    }

    private static String events(Counts counts) {
        return Amounts.count(counts.allocations(), "allocation") + ", "
                + Amounts.count(counts.reallocations(), "reallocation") + ", " + Amounts.count(counts.frees(), "free")
                + (counts.withoutStack() == 0
                        ? ""
                        : "; " + Amounts.number(counts.withoutStack()) + " of them without a stack");
    }

    private void fact(String name, String value) throws IOException {
        json.beginArray().value(name).value(value).endArray();
    }
}
