// SPDX-License-Identifier: Apache-2.0
package io.comleak.launch;

import io.comleak.win32.InboundPipe;
import io.comleak.win32.ThisProcess;
import io.comleak.win32.Win32Exception;

/** Tries to get between the two ends of the pipe, knowing its name. */
final class PipeProbe {
    private static final int NO_ERROR = 0;

    private PipeProbe() {}

    public static void main(String[] args) {
        String name = StreamChannel.randomName();
        try (Probe probe = new Probe();
                StreamChannel channel = new StreamChannel(name)) {
            probe.saw("magic", channel.section().getInt(0));
            probe.saw("secondClient", error(() -> InboundPipe.openWritingEnd(name)));
            String all = "D:P(A;;GA;;;" + ThisProcess.userSid() + ")";
            probe.saw("secondServer", error(() -> new InboundPipe(name, all, 4096)));
        }
    }

    private static int error(Runnable attempt) {
        try {
            attempt.run();
            return NO_ERROR;
        } catch (Win32Exception e) {
            return e.code();
        }
    }
}
