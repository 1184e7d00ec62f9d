// SPDX-License-Identifier: Apache-2.0
package io.comleak;

import io.comleak.cli.Comleak;
import io.comleak.cli.Invocation;
import io.comleak.console.Terminal;
import io.comleak.failure.ErrorId;
import io.comleak.failure.Failure;
import io.comleak.launch.SpyFiles;
import io.comleak.win32.JnaLibrary;

/** Where comleak begins and ends. */
public final class Main {
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
            Failure failure = Failure.of(
                    ErrorId.PART_NOT_LOADED,
                    "Install comleak again: jnidispatch.dll belongs beside comleak.jar.",
                    String.valueOf(e.getMessage()));
            System.err.println(failure.text());
            return failure.exitCode();
        }
    }
}
