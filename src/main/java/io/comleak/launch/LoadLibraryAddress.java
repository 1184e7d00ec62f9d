// SPDX-License-Identifier: Apache-2.0
package io.comleak.launch;

import io.comleak.failure.ExitCode;
import io.comleak.model.Machine;
import io.comleak.win32.ThisProcess;
import io.comleak.win32.Win32Exception;
import io.comleak.win32.Win32Process;
import java.nio.file.Path;
import java.time.Duration;

/** Where LoadLibraryW lies: at one address in all processes of a machine until the next boot. */
final class LoadLibraryAddress {
    private static final Duration LIMIT = Duration.ofSeconds(30);

    private LoadLibraryAddress() {}

    static long in(Machine machine, SpyFiles spies) throws LaunchException {
        return machine == Machine.X64 ? ThisProcess.procedure("kernel32.dll", "LoadLibraryW") : told(spies);
    }

    private static long told(SpyFiles spies) throws LaunchException {
        Path teller = spies.addressTeller();
        try (Win32Process process = Win32Process.startHidden(teller.toString(), '"' + teller.toString() + '"')) {
            if (!process.awaitDeath(LIMIT)) {
                process.terminate(ExitCode.FAILED);
                throw LaunchFailure.damaged(teller, "it does not end");
            }
            return Integer.toUnsignedLong(process.exitCode());
        } catch (Win32Exception e) {
            throw LaunchFailure.damaged(teller, e.getMessage());
        }
    }
}
