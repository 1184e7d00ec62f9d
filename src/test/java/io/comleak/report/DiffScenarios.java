// SPDX-License-Identifier: Apache-2.0
package io.comleak.report;

import io.comleak.leaks.Policies;
import io.comleak.leaks.diff.DiffStatus;
import io.comleak.leaks.diff.LeakDiff;
import io.comleak.leaks.diff.RunOf;
import io.comleak.leaks.diff.Side;
import io.comleak.model.Ending;
import io.comleak.model.Incompleteness;
import io.comleak.report.json.DiffJsonReporter;
import io.comleak.report.text.DiffTextReporter;
import io.comleak.report.text.TextOptions;
import java.io.IOException;
import java.io.StringWriter;

/** Comparisons that have golden files, by the names of those files. */
enum DiffScenarios {
    NOTHING_FOUND {
        @Override
        LeakDiff diff() {
            return of(new RunOf(), new RunOf());
        }
    },
    NOTHING_NEW {
        @Override
        LeakDiff diff() {
            return of(
                    new RunOf().leak("load", 8, 8).leak("mended", 1).leak("better", 3, 3),
                    new RunOf().leak("load", 8, 8).leak("better", 3));
        }
    },
    OWNERS_FIXED {
        @Override
        LeakDiff diff() {
            return of(
                    new RunOf().owner("array", "string", 2).leak("name", 48),
                    new RunOf().leak("name", 48).owner("list", "item", 3));
        }
    },
    NEW_AND_GROWN {
        @Override
        LeakDiff diff() {
            return of(
                    new RunOf()
                            .leak("grows", 1000, 1000)
                            .leak("stays", 1)
                            .leak("mended", 7, 7, 7)
                            .leak("nowLate", 20)
                            .wrongFree("older", true),
                    new RunOf()
                            .leak("grows", 1000, 1000, 1000, 24)
                            .leak("stays", 1)
                            .leakAt("added", 0x10, 40, 40)
                            .leakAt("added", 0x20, 40)
                            .lateFree("nowLate", 20)
                            .wrongFree("twice", true));
        }
    },
    NOT_COMPARABLE {
        @Override
        LeakDiff diff() {
            return of(new RunOf().leak("load", 48), new RunOf().leakAtOffset(0x1234, 48));
        }
    },
    INCOMPLETE {
        @Override
        LeakDiff diff() {
            return of(
                    new RunOf().leak("load", 48).incomplete(Incompleteness.Kind.EVENTS_LOST),
                    new RunOf().leak("load", 48).ended(new Ending.Killed(77)));
        }
    },
    PROGRAMS_MISSING {
        @Override
        LeakDiff diff() {
            Side before = Side.ofSums()
                    .add(new RunOf().program("one.exe").leak("load", 8).run())
                    .add(new RunOf().program("one.exe").leak("load", 8).run())
                    .add(new RunOf()
                            .program("\u001b[31mtwo.exe")
                            .leak("other", 8)
                            .run());
            return LeakDiff.of(
                    before, Side.ofSums().add(new RunOf().program("one.exe").run()));
        }
    },
    ANOTHER_PROGRAM {
        @Override
        LeakDiff diff() {
            return of(new RunOf().program("app-1.exe").leak("load", 48), new RunOf().leak("load", 48));
        }
    };

    abstract LeakDiff diff();

    private static LeakDiff of(RunOf before, RunOf after) {
        return LeakDiff.of(Side.ofSums().add(before.run()), Side.ofSums().add(after.run()));
    }

    String text() throws IOException {
        return text(TextOptions.DEFAULT);
    }

    String text(TextOptions options) throws IOException {
        StringWriter out = new StringWriter();
        new DiffTextReporter(options, Policies.DEFAULT).report(diff(), DiffStatus.of(diff(), Policies.DEFAULT), out);
        return out.toString();
    }

    String json() throws IOException {
        StringWriter out = new StringWriter();
        new DiffJsonReporter("1.2.3").report(diff(), DiffStatus.of(diff(), Policies.DEFAULT), out);
        return out.toString();
    }
}
