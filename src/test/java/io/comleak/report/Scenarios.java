// SPDX-License-Identifier: Apache-2.0
package io.comleak.report;

import io.comleak.leaks.Policies;
import io.comleak.leaks.Policy;
import io.comleak.leaks.RunBuilder;
import io.comleak.model.Apartment;
import io.comleak.model.Apartment.End;
import io.comleak.model.ApartmentKind;
import io.comleak.model.Block;
import io.comleak.model.Contents;
import io.comleak.model.Ending;
import io.comleak.model.Fault;
import io.comleak.model.Incompleteness;
import io.comleak.model.LateFree;
import io.comleak.model.StackTrace;
import io.comleak.report.text.TextOptions;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** The cases that have golden files, by the names of those files. */
public enum Scenarios {
    NO_LEAKS {
        @Override
        public Scenario scenario() {
            return finished(started(new RunBuilder()));
        }
    },
    ONE_LEAK {
        @Override
        public Scenario scenario() {
            RunBuilder run = started(new RunBuilder());
            byte[] bytes = "._..C:\\Users\\me\\settings.ini..".getBytes(StandardCharsets.UTF_16LE);
            return finished(run.outstanding(run.block(48, bstr(run), Contents.read(Arrays.copyOf(bytes, 48)))));
        }
    },
    DECODED {
        @Override
        public Scenario scenario() {
            return ContentsScenarios.decoded();
        }
    },
    OBJECTS {
        @Override
        public Scenario scenario() {
            return ContentsScenarios.objects();
        }
    },
    SEVERAL_LEAKS {
        @Override
        public Scenario scenario() {
            RunBuilder run = started(new RunBuilder());
            StackTrace names = run.stack(
                    "combase!CoTaskMemAlloc+0x13",
                    "combase!CoTaskMemRealloc+0x20",
                    "oleaut32!SafeArrayCreate+0x5a",
                    "plugin!Catalog::names+0x7f catalog.cpp:141",
                    "app!wmain+0x30 main.cpp:25",
                    "kernel32!BaseThreadInitThunk+0xd");
            for (int i = 0; i < 20; i++) {
                run.outstanding(40, names);
            }
            run.outstanding(1000, bstr(run)).outstanding(1, bstr(run));
            run.timeline(0, 0, 0, 0).timeline(15, 4_000, 2_100, 600_000).timeline(1_200, 36_668, 22, 1_801);
            return finished(run);
        }
    },
    OWNED {
        @Override
        public Scenario scenario() {
            return OwnedScenario.scenario();
        }
    },
    PHASES {
        @Override
        public Scenario scenario() {
            return PhasesScenarios.leaks();
        }
    },
    PHASES_NOT_KNOWN {
        @Override
        public Scenario scenario() {
            return PhasesScenarios.notKnown();
        }
    },
    AFTER_SHUTDOWN {
        @Override
        public Scenario scenario() {
            RunBuilder run = started(new RunBuilder());
            Block late =
                    new Block(7, 0x1f2_a4c8_1b30L, 24, 77, ApartmentKind.NONE, bstr(run), 2, true, Contents.NOT_READ);
            return finished(run.outstanding(late));
        }
    },
    COM_NEVER_INITIALISED {
        @Override
        public Scenario scenario() {
            RunBuilder run = new RunBuilder().comNeverInitialised();
            return finished(run.outstanding(16, bstr(run)));
        }
    },
    COM_NEVER_USED {
        @Override
        public Scenario scenario() {
            return finished(new RunBuilder().comNeverInitialised().nothingAllocated());
        }
    },
    LATE_FREES {
        @Override
        public Scenario scenario() {
            RunBuilder run = started(new RunBuilder());
            return finished(lateFrees(run));
        }
    },
    LATE_FREES_IGNORED {
        @Override
        public Scenario scenario() {
            Policies ignore = new Policies(Policy.IGNORE, Policy.WARN, Policy.FAIL, Policy.WARN, Policy.FAIL, 23);
            return LATE_FREES.scenario().with(ignore);
        }
    },
    HELD_AT_EXIT {
        @Override
        public Scenario scenario() {
            RunBuilder run = new RunBuilder();
            run.openApartment(entered(run));
            run.apartment(new Apartment(99, ApartmentKind.MTA, entered(run), true, End.OPEN));
            return finished(run.outstanding(48, bstr(run)));
        }
    },
    THREADS_KILLED {
        @Override
        public Scenario scenario() {
            RunBuilder run = started(new RunBuilder());
            for (int thread = 1; thread <= 10; thread++) {
                run.apartment(new Apartment(thread, ApartmentKind.MTA, entered(run), true, End.THREAD_KILLED));
            }
            return finished(run.outstanding(48, bstr(run)));
        }
    },
    HELD_IGNORED {
        @Override
        public Scenario scenario() {
            Policies ignore = new Policies(Policy.WARN, Policy.IGNORE, Policy.FAIL, Policy.WARN, Policy.FAIL, 23);
            return HELD_AT_EXIT.scenario().with(ignore);
        }
    },
    NOTHING_HELD {
        @Override
        public Scenario scenario() {
            RunBuilder run = new RunBuilder();
            return finished(run.openApartment(entered(run)));
        }
    },
    KILLED {
        @Override
        public Scenario scenario() {
            RunBuilder run = new RunBuilder();
            run.openApartment(entered(run)).outstanding(48, bstr(run));
            return new Scenario(run.ended(new Ending.Killed(77)), run.symbols());
        }
    },
    CRASHED {
        @Override
        public Scenario scenario() {
            RunBuilder run = started(new RunBuilder()).outstanding(new RunBuilder().block(0, StackTrace.NONE));
            StackTrace stack =
                    run.stack("combase!Free+0x8", "oleaut32!SysFreeString+0x11", "app!wmain+0x40 main.cpp:30");
            long address = stack.frames().get(0).address();
            Fault fault = new Fault(0xc0000005, address, 1, 0x10, RunBuilder.MAIN_THREAD, stack);
            return new Scenario(run.ended(new Ending.Crashed(0xc0000005, fault)), run.symbols());
        }
    },
    FAST_FAILED {
        @Override
        public Scenario scenario() {
            RunBuilder run = new RunBuilder().comNeverInitialised();
            return new Scenario(run.ended(new Ending.Crashed(0xc0000409, null)), run.symbols());
        }
    },
    TIMED_OUT {
        @Override
        public Scenario scenario() {
            RunBuilder run = new RunBuilder();
            run.openApartment(entered(run)).outstanding(48, bstr(run));
            return new Scenario(run.ended(new Ending.TimedOut(1)), run.symbols());
        }
    },
    INTERRUPTED {
        @Override
        public Scenario scenario() {
            RunBuilder run = started(new RunBuilder());
            return new Scenario(run.ended(new Ending.Interrupted(0xc000013a)), run.symbols());
        }
    },
    EVENTS_LOST {
        @Override
        public Scenario scenario() {
            RunBuilder run = started(new RunBuilder());
            run.incomplete(Incompleteness.Kind.EVENTS_LOST, "3 events were lost.");
            run.incomplete(Incompleteness.Kind.SPY_REVOKED, "COM released the spy.");
            return finished(run.outstanding(48, bstr(run)));
        }
    },
    KILLED_IN_ALLOCATOR {
        @Override
        public Scenario scenario() {
            RunBuilder run = started(new RunBuilder()).children(1);
            run.incomplete(
                    Incompleteness.Kind.KILLED_IN_ALLOCATOR,
                    "Thread 7 was killed while it was inside COM's allocator.");
            return finished(run.outstanding(48, bstr(run)));
        }
    },
    WRONG_FREES {
        @Override
        public Scenario scenario() {
            return WrongFreesScenario.of(started(new RunBuilder()));
        }
    },
    CHILDREN {
        @Override
        public Scenario scenario() {
            return finished(started(new RunBuilder()).children(2));
        }
    },
    CHILDREN_NOT_COUNTED {
        @Override
        public Scenario scenario() {
            return finished(started(new RunBuilder()).childrenNotCounted());
        }
    },
    LEAKS_AND_CHILDREN {
        @Override
        public Scenario scenario() {
            RunBuilder run = lateFrees(started(new RunBuilder()).children(1));
            return finished(run.outstanding(48, bstr(run)));
        }
    },
    OLE_CACHE {
        @Override
        public Scenario scenario() {
            RunBuilder run = started(new RunBuilder()).oleCache();
            return finished(run.outstanding(48, bstr(run)));
        }
    },
    CONTENTS {
        @Override
        public Scenario scenario() {
            RunBuilder run = started(new RunBuilder());
            StackTrace stack = bstr(run);
            run.outstanding(run.block(30, stack, Contents.NOT_READ));
            run.outstanding(run.block(30, stack, Contents.CHANGED));
            run.outstanding(0, stack);
            run.outstanding(5000, stack);
            run.outstanding(17, stack);
            return finished(run).with(new TextOptions(ContentsShown.FULL, 64, 32, 5, 100, false, false));
        }
    },
    RUNTIME_CACHE {
        @Override
        public Scenario scenario() {
            RunBuilder run = started(new RunBuilder());
            StackTrace kept = run.stack(
                    "combase!CoTaskMemAlloc+0x13",
                    "clbcatq!operator new+0xe",
                    "clbcatq!StgDatabase::InitClbFile+0x2e",
                    "combase!CLSIDFromProgID+0x51",
                    "app!wmain+0x12 main.cpp:21");
            return finished(run.outstanding(44, kept));
        }
    },
    RUNTIME_CACHE_AND_LEAK {
        @Override
        public Scenario scenario() {
            RunBuilder run = started(new RunBuilder());
            StackTrace kept = run.stack("clbcatq!StgDatabase::InitClbFile+0x2e", "app!wmain+0x12 main.cpp:21");
            return finished(run.outstanding(44, kept).outstanding(48, bstr(run)));
        }
    },
    X86 {
        @Override
        public Scenario scenario() {
            RunBuilder run = started(new RunBuilder().x86());
            return finished(run.outstanding(44, bstr(run)));
        }
    },
    ODD_FRAMES {
        @Override
        public Scenario scenario() {
            RunBuilder run = started(new RunBuilder());
            StackTrace stack = run.stack(
                    "combase+0x1234",
                    "oleaut32+0x88",
                    "app!CComBSTR::CComBSTR atlcomcli.h:50 < app!load+0x12 settings.cpp:90",
                    "0x7700001234",
                    "app+0x77",
                    "app!noSource+0x5",
                    "app!wmain+0x9 main.cpp:3");
            StackTrace cut =
                    new StackTrace(99, run.stack("oleaut32!SysAllocString+0x2e").frames(), true);
            run.outstanding(48, stack).outstanding(8, cut).outstanding(4, StackTrace.NONE);
            return finished(run.lateFree(2, cut, StackTrace.NONE).withoutStack(2))
                    .with(new TextOptions(ContentsShown.NONE, 0, 4, 3, 100, false, false));
        }
    },
    SCANNED {
        @Override
        public Scenario scenario() {
            return ScannedScenario.scenario();
        }
    },
    HOSTILE {
        @Override
        public Scenario scenario() {
            RunBuilder run = started(new RunBuilder().program("C:\\dev\\app\u001b]0;x\u0007.exe"));
            StackTrace stack =
                    run.stack("oleaut32!SysAllocString+0x2e", "plugin!\u001b[2Jevil\u202e+0x4 x\u009b\n::error.cpp:5");
            return finished(run.outstanding(16, stack));
        }
    },
    HOSTILE_EVERYWHERE {
        @Override
        public Scenario scenario() {
            return HostileScenario.scenario();
        }
    },
    COLOUR {
        @Override
        public Scenario scenario() {
            RunBuilder run = lateFrees(started(new RunBuilder()));
            return finished(run.outstanding(16, bstr(run)))
                    .with(new TextOptions(ContentsShown.FULL, 64, 32, 3, 100, false, true));
        }
    },
    QUIET {
        @Override
        public Scenario scenario() {
            return NO_LEAKS.scenario().with(new TextOptions(ContentsShown.FULL, 64, 32, 3, 100, true, false));
        }
    },
    TARGET_FAILED {
        @Override
        public Scenario scenario() {
            RunBuilder run = started(new RunBuilder());
            return new Scenario(run.exited(0x80004005), run.symbols());
        }
    };

    public abstract Scenario scenario();

    static Scenario finished(RunBuilder run) {
        return Scenario.of(run);
    }

    /** COM was initialised and shut down again. */
    static RunBuilder started(RunBuilder run) {
        return run.closedApartment(entered(run));
    }

    private static StackTrace entered(RunBuilder run) {
        return run.stack("combase!CoInitializeEx+0x3e", "app!wmain+0x8 main.cpp:20");
    }

    static StackTrace bstr(RunBuilder run) {
        return run.stack(
                "combase!CoTaskMemAlloc+0x13",
                "oleaut32!SysAllocString+0x2e",
                "app!loadSettings+0x4d settings.cpp:88",
                "app!wmain+0x12 main.cpp:21",
                "app!__scrt_common_main_seh+0x1a6",
                "kernel32!BaseThreadInitThunk+0xd",
                "ntdll!RtlUserThreadStart+0x21");
    }

    /** Two of the program's own, and some of Windows' own at process detach. */
    private static RunBuilder lateFrees(RunBuilder run) {
        StackTrace made = run.stack("combase!CoTaskMemAlloc+0x13", "app!theConfig+0x9 config.cpp:12");
        StackTrace freed =
                run.stack("combase!CoTaskMemFree+0x13", "app!Config::~Config+0x1f config.h:40", "ucrtbase!exit+0x40");
        run.lateFree(16, made, freed);
        run.lateFree(new LateFree(run.block(8, made), freed, 3, 24, 6, false, false));
        StackTrace windows = run.stack(
                "combase!CoTaskMemFree+0x13",
                "clbcatq!Cleanup+0x5",
                "ntdll!LdrShutdownProcess+0x99",
                "kernel32!ExitProcess+0x8",
                "app!__scrt_common_main_seh+0x1b0");
        return run.lateFree(new LateFree(run.block(10, made), windows, 67, 5210, 9, false, true));
    }
}
