// SPDX-License-Identifier: Apache-2.0
package io.comleak;

import io.comleak.cli.Comleak;
import io.comleak.cli.Invocation;
import io.comleak.console.Terminal;

/** Where comleak begins and ends. */
public final class Main {
    private Main() {}

    /** Java's arguments count on other systems alone: on Windows java.exe may have changed them. */
    public static void main(String[] args) {
        int exitCode;
        try (Terminal terminal = Terminal.ofThisProcess()) {
            exitCode = new Comleak(terminal.out(), terminal.error(), terminal.colour())
                    .run(Invocation.ofThisProcess(args));
        }
        System.exit(exitCode);
    }
}
