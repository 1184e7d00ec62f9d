// SPDX-License-Identifier: Apache-2.0
package io.comleak;

import io.comleak.cli.Comleak;
import io.comleak.cli.Invocation;
import io.comleak.console.Terminal;
import io.comleak.launch.SpyFiles;
import io.comleak.win32.JnaLibrary;

/** Where comleak begins and ends. */
public final class Main {
    private static final int FAILED = 125;

    private Main() {}

    /** Java's arguments count on other systems alone: on Windows java.exe may have changed them. */
    public static void main(String[] args) {
        JnaLibrary.loadFrom(SpyFiles.besideJar().folder());
        System.exit(run(args));
    }

    private static int run(String... args) {
        try (Terminal terminal = Terminal.ofThisProcess()) {
            return new Comleak(terminal.out(), terminal.error(), terminal::showColours)
                    .withColoursOfOutput(terminal::showColoursOnOutput)
                    .withWidthOfError(terminal::widthOfError)
                    .run(Invocation.ofThisProcess(args));
        } catch (LinkageError e) {
            // Without JNA's DLL there is no terminal to write to.
            System.err.println("comleak: a part of it cannot be loaded: " + e.getMessage());
            System.err.println("  Install comleak again: jnidispatch.dll belongs beside comleak.jar.");
            return FAILED;
        }
    }
}
