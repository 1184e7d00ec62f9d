// SPDX-License-Identifier: Apache-2.0
package io.comleak.launch;

import io.comleak.model.Machine;
import io.comleak.win32.Job;
import io.comleak.win32.StartupInfo;
import io.comleak.win32.Win32Exception;
import io.comleak.win32.Win32Process;
import java.nio.file.Path;
import java.time.Duration;
import java.util.OptionalInt;

/** The target's process and its job. Until it is resumed it dies with the launcher, however that ends. */
final class TargetProcess implements AutoCloseable {
    private static final int KILLED = 1;
    private static final Duration DYING = Duration.ofSeconds(5);

    private final Job job = new Job();
    private final Win32Process process;
    private final boolean inJob;

    private TargetProcess(Win32Process process) {
        this.process = process;
        job.killOnClose(true);
        inJob = job.add(process);
    }

    /** Creates it, suspended. */
    static TargetProcess suspended(LaunchRequest request) throws LaunchException {
        Path program = request.program().path();
        StartupInfo startup = StartupInfo.passedOn();
        if (request.outputToError()) {
            startup.redirectOutputToError();
        }
        Win32Process process;
        try {
            process = Win32Process.startSuspended(program.toString(), request.commandLine(), startup);
        } catch (Win32Exception e) {
            throw LaunchFailure.creating(program, e.code(), Win32Exception.text(e.code()));
        }
        try {
            return new TargetProcess(process);
        } catch (Win32Exception e) {
            process.terminate(KILLED);
            process.close();
            throw LaunchFailure.injecting(program, e.code(), e.getMessage());
        }
    }

    Win32Process process() {
        return process;
    }

    Machine machine() {
        return process.is32Bit() ? Machine.X86 : Machine.X64;
    }

    /** Lets it run, and live on without the launcher. */
    void resume() {
        process.resumeMainThread();
        job.killOnClose(false);
    }

    /** How many processes it has started, they and theirs; nothing if Windows did not let us count. */
    OptionalInt childProcesses() {
        return inJob ? OptionalInt.of(job.totalProcesses() - 1) : OptionalInt.empty();
    }

    /** Ends it, and returns when it is gone. */
    void kill() {
        process.terminate(KILLED);
        process.awaitDeath(DYING);
        close();
    }

    @Override
    public void close() {
        job.close();
        process.close();
    }
}
