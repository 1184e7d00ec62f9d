// SPDX-License-Identifier: Apache-2.0
package io.comleak.launch;

import io.comleak.win32.Win32Exception;

/** Opens a channel whose pipe's name somebody has guessed, and taken. */
final class SquattedPipeProbe {
    private SquattedPipeProbe() {}

    public static void main(String[] args) {
        try (Probe probe = new Probe()) {
            try (StreamChannel channel = new StreamChannel(System.getProperty("probe.pipe"))) {
                probe.saw("channel", "opened, " + channel.section().capacity());
            } catch (Win32Exception | IllegalStateException e) {
                probe.saw("channel", e.getMessage());
            }
        }
    }
}
