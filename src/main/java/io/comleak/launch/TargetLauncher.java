// SPDX-License-Identifier: Apache-2.0
package io.comleak.launch;

import io.comleak.model.Target;
import io.comleak.steps.Steps;
import io.comleak.win32.ThisProcess;
import io.comleak.win32.Win32Exception;

/** Starts a target with the spy in it. */
public final class TargetLauncher {
    private TargetLauncher() {}

    /**
     * Starts the target, and tells each step of it; its first instruction runs when this returns.
     *
     * @throws LaunchException if it could not be started under watch; then nothing of it is left
     */
    public static LaunchedTarget launch(LaunchRequest request, Steps steps) throws LaunchException {
        if (!request.oleCache()) {
            ThisProcess.setEnvironmentVariable("OANOCACHE", "1");
        }
        StreamChannel channel = new StreamChannel();
        try {
            steps.did("made a section of %d bytes", channel.section().capacity());
            return launch(request, channel, steps);
        } catch (LaunchException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    private static LaunchedTarget launch(LaunchRequest request, StreamChannel channel, Steps steps)
            throws LaunchException {
        TargetProcess process = TargetProcess.suspended(request);
        steps.did(
                "created process %d (%s), suspended",
                process.process().id(), process.machine().label());
        try {
            StartBlock block = channel.giveTo(process.process(), request);
            new SpyInjection(process.process(), request, steps).inject(process.machine(), block);
            process.resume();
            steps.did("resumed its main thread");
            return new LaunchedTarget(target(request, process), process, channel);
        } catch (Win32Exception e) {
            process.kill();
            throw LaunchFailure.injecting(request.program().path(), e.code(), e.getMessage());
        } catch (LaunchException | RuntimeException e) {
            process.kill();
            throw e;
        }
    }

    private static Target target(LaunchRequest request, TargetProcess process) {
        return new Target(
                request.program().path().toString(),
                request.commandLine(),
                process.process().id(),
                process.machine(),
                ThisProcess.windowsFolder());
    }
}
