// SPDX-License-Identifier: Apache-2.0
package io.comleak.launch;

import java.nio.ByteBuffer;
import java.time.Duration;

/** Launches a target, reads its stream to the end and waits for its death. */
final class LaunchProbe {
    private static final Duration LIMIT = Duration.ofSeconds(30);

    private LaunchProbe() {}

    public static void main(String[] args) {
        try (Probe probe = new Probe()) {
            RawCommandLine line = RawCommandLine.ofThisProcess();
            probe.saw("commandLine", line.rest(0));
            try (LaunchedTarget target = Probe.launch(line)) {
                probe.saw("machine", target.target().machine());
                probe.saw("program", target.target().program());
                probe.saw("windowsFolder", target.target().windowsFolder());
                probe.saw("magic", target.section().getInt(0));
                probe.saw("streamBytes", drain(target));
                probe.saw("dead", target.awaitDeath(Duration.ofSeconds(30)));
                probe.saw("exitCode", Integer.toHexString(target.exitCode()));
                probe.saw("children", target.childProcesses().orElseThrow());
            } catch (LaunchException e) {
                probe.saw("failure", e.exitCode());
                probe.saw("wrong", e.getMessage());
                probe.saw("advice", e.advice());
            }
        }
    }

    private static int drain(LaunchedTarget target) {
        ByteBuffer buffer = ByteBuffer.allocateDirect(1 << 16);
        int total = 0;
        for (int read = 0; read != LaunchedTarget.ENDED; read = target.read(buffer.clear(), LIMIT)) {
            total += read;
            // At every checkpoint the target waits to be looked at.
            target.resumeHold();
        }
        return total;
    }
}
