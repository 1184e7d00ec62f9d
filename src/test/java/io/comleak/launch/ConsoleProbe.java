// SPDX-License-Identifier: Apache-2.0
package io.comleak.launch;

import io.comleak.win32.ConsoleControl;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Launches a target that ends only by Ctrl-C, and outlives it. */
final class ConsoleProbe {
    private ConsoleProbe() {}

    public static void main(String[] args) throws LaunchException, InterruptedException {
        CountDownLatch pressed = new CountDownLatch(1);
        ConsoleControl.listen(pressed::countDown);
        try (Probe probe = new Probe();
                LaunchedTarget target = Probe.launch(RawCommandLine.ofThisProcess())) {
            probe.saw("pressed", pressed.await(30, TimeUnit.SECONDS));
            probe.saw("dead", target.awaitDeath(Duration.ofSeconds(30)));
        }
    }
}
