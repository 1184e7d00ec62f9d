// SPDX-License-Identifier: Apache-2.0
package io.comleak.report;

import io.comleak.leaks.RunBuilder;
import io.comleak.model.Block;
import io.comleak.model.Contents;
import io.comleak.model.StackTrace;
import io.comleak.model.WrongFree;
import java.nio.charset.StandardCharsets;

/** In every place that takes text of the target's, all that any of the forms gives a meaning to. */
final class HostileScenario {
    /** Controls, orders to build servers, ends of strings in XML and HTML, half a character, and a change of direction. */
    private static final String EVIL =
            "<script>alert(1)</script>\u0000\u001b[2J\u009b0m\r\n::error::x%0A::error::y\n##[error]z"
                    + "##vso[task.complete]]]>\"'&amp;{0}[a](b)\ud800\ufffe\uffff\u202e\u2028,\tü日";

    private HostileScenario() {}

    static Scenario scenario() {
        RunBuilder run = new RunBuilder()
                .program("C:\\dev\\" + EVIL + "\\::stop-commands::x" + EVIL + ".exe")
                .commandLine("\"::error::" + EVIL + "\" " + EVIL)
                .path("plugin", "C:\\dev\\" + EVIL + "\\" + EVIL + ".dll");
        run.closedApartment(run.stack("combase!CoInitializeEx+0x3e", "app!wmain+0x8 main.cpp:20"));
        StackTrace stack = run.stack(
                "oleaut32!SysAllocString+0x2e",
                "plugin!::error::operator[](" + EVIL + ")+0x4 " + EVIL + "\\" + EVIL + ".cpp:5",
                "app!" + EVIL + "+0x4");
        run.phase("::error::" + EVIL, 3, 1, 7).marked(EVIL);
        run.outstanding(block(run, stack, EVIL)).outstanding(block(run, stack, "##[error]##vso[a"));
        run.lateFree(16, stack, stack);
        run.wrongFree(new WrongFree(
                WrongFree.Kind.FREED_BEFORE,
                0x1f2_0000,
                RunBuilder.MAIN_THREAD,
                stack,
                stack,
                run.block(4, stack),
                false,
                1));
        return Scenario.of(run);
    }

    private static Block block(RunBuilder run, StackTrace stack, String contents) {
        return run.block(64, stack, Contents.read(contents.getBytes(StandardCharsets.UTF_8)));
    }
}
