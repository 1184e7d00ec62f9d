// SPDX-License-Identifier: Apache-2.0
package io.comleak.report.text;

import static org.assertj.core.api.Assertions.assertThat;

import io.comleak.leaks.StackBuilder;
import io.comleak.model.StackTrace;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FoldedStackTest {
    private final StackBuilder stacks = new StackBuilder();

    @Test
    void theFunctionThatWasCalledStaysOfTheAllocator() {
        StackTrace stack = stacks.stack(
                "combase!Alloc+0x1", "combase!CoTaskMemAlloc+0x1", "oleaut32!SysAllocString+0x1", "app!load+0x1");

        FoldedStack folded = FoldedStack.of(stack, stacks.symbols());

        assertThat(folded.allocatorFrames()).isEqualTo(2);
        assertThat(folded.frames()).isEqualTo(stack.frames().subList(2, 4));
    }

    @Test
    void framesOfTheAllocatorFurtherOutStay() {
        StackTrace stack =
                stacks.stack("combase!CoTaskMemAlloc+0x1", "clbcatq!Init+0x1", "combase!CLSIDFromProgID+0x1");

        FoldedStack folded = FoldedStack.of(stack, stacks.symbols());

        assertThat(folded.frames()).isEqualTo(stack.frames());
    }

    @Test
    void nothingIsFoldedWhereAllIsToBeSeen() {
        StackTrace stack = stacks.stack(
                "combase!CoTaskMemAlloc+0x1", "oleaut32!SysAllocString+0x1", "app!main+0x1", "ntdll!Run+0x1");

        assertThat(FoldedStack.whole(stack)).isEqualTo(new FoldedStack(0, stack.frames(), 0, false, stack.scanned()));
    }

    @Test
    void whatWasScannedForEndsBehindMainToo() {
        StackTrace walked = stacks.stack("combase!CoTaskMemAlloc+0x1", "app!copy+0x1");
        StackTrace scanned = stacks.stack("app!fill+0x1", "app!main+0x1", "app!left+0x1", "ntdll!Run+0x1");
        StackTrace stack = new StackTrace(1, walked.frames(), true, scanned.frames());

        assertThat(FoldedStack.of(stack, stacks.symbols()).scanned())
                .isEqualTo(scanned.frames().subList(0, 2));
        assertThat(FoldedStack.whole(stack).scanned()).isEqualTo(scanned.frames());
    }

    @Test
    void beyondMainNothingWasScannedFor() {
        StackTrace walked = stacks.stack("combase!CoTaskMemAlloc+0x1", "app!main+0x1");
        StackTrace scanned = stacks.stack("app!left+0x1");
        StackTrace stack = new StackTrace(1, walked.frames(), true, scanned.frames());

        assertThat(FoldedStack.of(stack, stacks.symbols()).scanned()).isEmpty();
    }

    @Test
    void theInnerEndOfAFaultStays() {
        StackTrace stack =
                stacks.stack("combase!Free+0x1", "oleaut32!SysFreeString+0x1", "app!main+0x1", "ntdll!Run+0x1");

        FoldedStack folded = FoldedStack.ofFault(stack, stacks.symbols());

        assertThat(folded.allocatorFrames()).isZero();
        assertThat(folded.frames()).isEqualTo(stack.frames().subList(0, 3));
        assertThat(folded.runtimeFrames()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ntdll!RtlUserThreadStart+0x21",
                "kernel32!BaseThreadInitThunk+0xd",
                "kernelbase!Run+0x1",
                "ucrtbase!thread_start+0x1",
                "msvcrt+0x1234",
                "app!mainCRTStartup+0x1",
                "app!_wmainCRTStartup+0x1",
                "app!WinMainCRTStartup+0x1",
                "app!wWinMainCRTStartup+0x1",
                "app!__tmainCRTStartup+0x1",
                "app!__scrt_common_main+0x1",
                "app!invoke_main < app!__scrt_common_main_seh+0x1",
                "app!__wgetmainargs+0x1",
            })
    void theStartOfThreadAndProgramIsFolded(String frame) {
        StackTrace stack = stacks.stack("combase!CoTaskMemAlloc+0x1", "app!main+0x1", frame, "ntdll!Start+0x1");

        FoldedStack folded = FoldedStack.of(stack, stacks.symbols());

        assertThat(folded.runtimeFrames()).isEqualTo(2);
        assertThat(folded.frames()).isEqualTo(stack.frames().subList(0, 2));
    }

    @Test
    void runtimeFramesBetweenTheProgramsOwnStay() {
        StackTrace stack = stacks.stack("app!compare+0x1", "ucrtbase!qsort+0x1", "app!main+0x1");

        assertThat(FoldedStack.of(stack, stacks.symbols()).frames()).isEqualTo(stack.frames());
    }

    @Test
    void aMainThatIsInlinedIntoItsStartUpStays() {
        StackTrace stack = stacks.stack("app!main main.c:3 < app!__tmainCRTStartup+0x1");

        assertThat(FoldedStack.of(stack, stacks.symbols()).frames()).isEqualTo(stack.frames());
    }

    @Test
    void aStackThatIsNothingButEndsStays() {
        StackTrace stack = stacks.stack("kernel32!Run+0x1", "ntdll!Start+0x1");

        FoldedStack folded = FoldedStack.of(stack, stacks.symbols());

        assertThat(folded.frames()).isEqualTo(stack.frames());
        assertThat(folded.runtimeFrames()).isZero();
    }
}
