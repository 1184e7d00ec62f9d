// SPDX-License-Identifier: Apache-2.0
package io.comleak.launch;

import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Duration;

/** Reads a counter of a running target at the address that standard input tells, stops the target, and ends it. */
final class ControlProbe {
    private static final Duration MOMENT = Duration.ofMillis(200);

    private ControlProbe() {}

    public static void main(String[] args) throws IOException, LaunchException {
        try (Probe probe = new Probe();
                LaunchedTarget target = Probe.launch(RawCommandLine.ofThisProcess())) {
            long counter = Long.parseUnsignedLong(firstLine(), 16);
            probe.saw("readsNowhere", target.read(0x10, ByteBuffer.allocate(8)));
            probe.saw("read", target.read(counter, ByteBuffer.allocate(8)));
            probe.saw("runs", changes(target, counter));
            target.suspend();
            probe.saw("runsSuspended", changes(target, counter));
            probe.saw("woken", wokenWhileAlive(target));
            probe.saw("deadBefore", target.awaitDeath(Duration.ZERO));
            target.terminate(0xC0000001);
            probe.saw("deadAfter", target.awaitDeath(Duration.ofSeconds(30)));
            probe.saw("exitCode", Integer.toHexString(target.exitCode()));
            target.terminate(1);
            probe.saw("afterDeath", wokenWhileAlive(target));
            probe.saw("readsDead", target.read(counter, ByteBuffer.allocate(8)));
        }
    }

    /** Byte by byte: under Wine nothing tells how many there are in a pipe that is standard input. */
    private static String firstLine() throws IOException {
        InputStream in = new FileInputStream(FileDescriptor.in);
        StringBuilder line = new StringBuilder();
        for (int c = in.read(); c != '\n' && c >= 0; c = in.read()) {
            line.append((char) c);
        }
        return line.toString();
    }

    /** Waiting in vain for the target's death is what gives it the time. */
    private static boolean changes(LaunchedTarget target, long counter) {
        long before = value(target, counter);
        target.awaitDeath(MOMENT);
        return value(target, counter) != before;
    }

    private static long value(LaunchedTarget target, long counter) {
        ByteBuffer value = ByteBuffer.allocateDirect(8).order(ByteOrder.LITTLE_ENDIAN);
        target.read(counter, value);
        return value.getLong(0);
    }

    /** False once it is dead, and both events that may be set have ended their wait. */
    private static boolean wokenWhileAlive(LaunchedTarget target) {
        boolean alive = true;
        target.wake();
        for (int events = 2; events >= 0; events--) {
            alive = target.awaitRecords(MOMENT);
        }
        return alive;
    }
}
