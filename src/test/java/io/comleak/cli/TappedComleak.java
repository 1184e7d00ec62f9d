// SPDX-License-Identifier: Apache-2.0
package io.comleak.cli;

import io.comleak.console.Terminal;
import io.comleak.launch.SpyFiles;
import io.comleak.truth.Tap;
import io.comleak.win32.JnaLibrary;
import java.util.Locale;

/** comleak with a {@link Tap} between stream and tracker, which the system property comleak.tap names. */
public final class TappedComleak {
    private TappedComleak() {}

    /** As {@link io.comleak.Main#main}. */
    public static void main(String[] words) {
        JnaLibrary.loadFrom(SpyFiles.besideJar().folder());
        Tap tap = Tap.valueOf(System.getProperty("comleak.tap").toUpperCase(Locale.ROOT));
        try (Terminal terminal = Terminal.ofThisProcess()) {
            System.exit(new Comleak(terminal.out(), terminal.error(), () -> false, null, tap::before)
                    .run(Invocation.ofThisProcess(words)));
        }
    }
}
