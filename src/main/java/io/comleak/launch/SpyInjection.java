// SPDX-License-Identifier: Apache-2.0
package io.comleak.launch;

import io.comleak.model.Machine;
import io.comleak.steps.Steps;
import io.comleak.win32.Handle;
import io.comleak.win32.RemoteThread;
import io.comleak.win32.Win32Exception;
import io.comleak.win32.Win32Process;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * Brings the spy into a suspended target and starts it. Two threads are started there, one after the other: one runs
 * LoadLibraryW, and with it the initialisation of the process; one the spy's own start function.
 */
final class SpyInjection {
    private static final String START_FUNCTION = "comleak_start";
    private static final Duration LIMIT = Duration.ofSeconds(30);
    /** From the end of its last thread to the process's own. */
    private static final Duration DYING = Duration.ofSeconds(1);

    private final Win32Process target;
    private final Path program;
    private final SpyFiles spies;
    private final Steps steps;

    SpyInjection(Win32Process target, LaunchRequest request, Steps steps) {
        this.target = target;
        this.program = request.program().path();
        this.spies = request.spies();
        this.steps = steps;
    }

    void inject(Machine machine, StartBlock block) throws LaunchException {
        Path spy = spies.spy(machine);
        int startOffset = startOffset(spy);
        byte[] path = (spy.toString() + '\0').getBytes(StandardCharsets.UTF_16LE);
        // The block first, as its members must be aligned.
        long memory = target.memory().allocate(StartBlock.BYTES + path.length);
        target.memory().write(memory, block.bytes());
        target.memory().write(memory + StartBlock.BYTES, path);

        long loadLibrary = LoadLibraryAddress.in(machine, spies);
        steps.did("loading the spy %s: LoadLibraryW is at 0x%x", spy, loadLibrary);
        long base = load(loadLibrary, memory + StartBlock.BYTES, spy);
        steps.did("the spy is loaded at 0x%x", base);
        start(base + startOffset, memory);
        steps.did("the spy has started");
    }

    /** Returns the spy's base, which LoadLibraryW's thread cannot tell: a thread's exit code has only 32 bits. */
    private long load(long loadLibrary, long path, Path spy) throws LaunchException {
        try (RemoteThread thread = target.startThread(loadLibrary, path)) {
            await(thread, "loading its DLLs");
        }
        Optional<Long> base = baseOf(spy);
        if (base.isEmpty()) {
            throw target.awaitDeath(DYING)
                    ? LaunchFailure.diedLoading(program, target.exitCode())
                    : LaunchFailure.notLoaded(program, spy);
        }
        return base.get();
    }

    private Optional<Long> baseOf(Path spy) {
        try {
            return target.memory().moduleBase(String.valueOf(spy.getFileName()));
        } catch (Win32Exception e) {
            if (target.awaitDeath(DYING)) {
                return Optional.empty();
            }
            throw e;
        }
    }

    private void start(long function, long block) throws LaunchException {
        try (RemoteThread thread = target.startThread(function, block)) {
            await(thread, "starting the spy");
            int result = thread.exitCode();
            if (result != 0) {
                throw target.awaitDeath(DYING)
                        ? LaunchFailure.diedStarting(program, target.exitCode())
                        : LaunchFailure.notRegistered(program, result);
            }
        }
    }

    private void await(RemoteThread thread, String step) throws LaunchException {
        if (Handle.awaitAny(LIMIT, thread.handle(), target.handle()) == Handle.TIMED_OUT) {
            throw LaunchFailure.timedOut(program, step, LIMIT);
        }
    }

    private static int startOffset(Path spy) throws LaunchException {
        try {
            return PortableExecutable.read(spy, Integer.MAX_VALUE)
                    .export(START_FUNCTION)
                    .orElseThrow(() -> LaunchFailure.damaged(spy, "it does not export " + START_FUNCTION));
        } catch (IOException e) {
            throw LaunchFailure.damaged(spy, "it cannot be read: " + e.getMessage());
        } catch (PortableExecutable.MalformedException e) {
            throw LaunchFailure.damaged(spy, e.getMessage());
        }
    }
}
