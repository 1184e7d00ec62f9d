// SPDX-License-Identifier: Apache-2.0
package io.comleak.launch;

import io.comleak.failure.ErrorId;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Says what went wrong between the typed command and the target's first instruction, and what to do about it. */
final class LaunchFailure {
    private static final int CO_E_OBJISREG = 0x800401FC;
    private static final int MAX_PATH = 260;

    private LaunchFailure() {}

    /** CreateProcess failed with an error that the system has that text for. */
    static LaunchException creating(Path program, int error, String text) {
        boolean absent = error == 2 || error == 3;

        if (absent && program.toString().length() >= MAX_PATH) {
            return new LaunchException(
                    ErrorId.PROGRAM_NOT_STARTED,
                    "Its path is longer than Windows starts programs from: move it to a shorter one.",
                    program,
                    text);
        }
        ErrorId id = absent ? ErrorId.PROGRAM_GONE : ErrorId.PROGRAM_NOT_STARTED;
        return new LaunchException(id, creatingAdvice(error), program, text);
    }

    private static String creatingAdvice(int error) {
        return switch (error) {
            case 2, 3 -> "Check that the program is still there.";
            case 5 -> "Check that you may run this file, and that no security software blocks it.";
            case 193, 216 ->
                "The file is not a program that this Windows can run: it is damaged, or for another machine.";
            case 225 -> "Security software holds it to be harmful: look at what it reports.";
            case 577 -> "A policy demands a valid signature of it: sign the file, or have the policy changed.";
            case 740 -> "It demands elevation: run comleak as administrator.";
            case 1260 -> "A policy of this machine blocks it: ask its administrator.";
            default -> String.format("See what Windows says of error %d, and whether it runs without comleak.", error);
        };
    }

    /** A function failed on a target that was suspended already. */
    static LaunchException injecting(Path program, int error, @Nullable String message) {
        String advice = error == 5
                ? "Windows protects this process, or security software blocks comleak: run comleak as administrator, or"
                        + " exempt it."
                : "See whether security software blocks comleak, and exempt it.";
        return new LaunchException(ErrorId.SPY_KEPT_OUT, advice, program, String.valueOf(message));
    }

    /** The target died while Windows initialised it, on the thread that was to load the spy. */
    static LaunchException diedLoading(Path program, int status) {
        String advice = switch (status) {
            case NtStatus.DLL_NOT_FOUND ->
                "A DLL that it needs is missing: it would not start without comleak" + " either.";
            case NtStatus.ENTRY_POINT_NOT_FOUND ->
                "A DLL that it needs lacks a function: it would not start" + " without comleak either.";
            case NtStatus.DLL_INIT_FAILED ->
                "A DLL that it needs failed to initialise: see whether it starts" + " without comleak.";
            default -> "See whether it starts without comleak.";
        };
        return new LaunchException(ErrorId.DIED_AT_ONCE, advice, program, NtStatus.text(status));
    }

    /** LoadLibraryW returned, and the spy is not there. */
    static LaunchException notLoaded(Path program, Path spy) {
        return new LaunchException(
                ErrorId.SPY_NOT_LOADED,
                "Check that the file is there and readable for the target, and that neither security software nor a policy"
                        + " for signed DLLs blocks it.",
                program,
                spy);
    }

    /** The target died in the spy's start function. */
    static LaunchException diedStarting(Path program, int status) {
        return new LaunchException(
                ErrorId.DIED_STARTING_SPY,
                "This is an error of comleak's, or security software ended the program: please report it.",
                program,
                NtStatus.text(status));
    }

    /** The spy's start function returned an HRESULT other than 0. */
    static LaunchException notRegistered(Path program, int result) {
        if (result == CO_E_OBJISREG) {
            return new LaunchException(ErrorId.OWN_SPY, "Switch the program's own memory checking off.", program);
        }
        return new LaunchException(
                ErrorId.SPY_NOT_REGISTERED,
                "This is an error of comleak's: please report it.",
                program,
                String.format("0x%08X", result));
    }

    /** A step took too long. */
    static LaunchException timedOut(Path program, String step, Duration limit) {
        return new LaunchException(
                ErrorId.START_TIMED_OUT,
                "See whether it starts without comleak, and whether a message box of Windows waits for an answer.",
                program,
                step,
                limit.toSeconds());
    }

    /** A file of comleak's own is missing or damaged. */
    static LaunchException damaged(Path file, @Nullable String why) {
        return new LaunchException(ErrorId.INSTALLATION_DAMAGED, "Install comleak again.", file, String.valueOf(why));
    }
}
