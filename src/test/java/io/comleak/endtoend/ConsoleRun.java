// SPDX-License-Identifier: Apache-2.0
package io.comleak.endtoend;

import io.comleak.launch.PseudoTerminal;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** comleak in a console of its own, with a pseudo-terminal for it: its screen and its keyboard. */
final class ConsoleRun implements AutoCloseable {
    private static final int CTRL_C = 3;

    /** Wide enough for every line that is waited for. */
    private static final String WIDE = "stty cols 250; ";

    /** Where the console moves and hides its cursor. */
    private static final Pattern CONTROL = Pattern.compile("\u001b\\[[0-9;?]*[a-zA-Z]");

    private final Process process;
    private final BufferedReader screen;

    private ConsoleRun(Process process) {
        this.process = process;
        this.screen = process.inputReader(StandardCharsets.UTF_8);
    }

    static ConsoleRun start(Path program, String argument) throws IOException {
        List<String> words =
                Command.comleak("run", "--color=never", program, argument).words();
        return new ConsoleRun(new ProcessBuilder(PseudoTerminal.running(WIDE, words)).start());
    }

    private @Nullable String line() throws IOException {
        String line = screen.readLine();
        return line == null ? null : CONTROL.matcher(line).replaceAll("");
    }

    /** Returns once the screen shows a line. */
    void awaitLine(String line) throws IOException {
        StringBuilder seen = new StringBuilder();
        for (String next = line(); next != null; next = line()) {
            if (next.endsWith(line)) {
                return;
            }
            seen.append(next).append('\n');
        }
        throw new AssertionError(line + " did not come, but\n" + seen);
    }

    void pressControlC() throws IOException {
        OutputStream keyboard = process.getOutputStream();
        keyboard.write(CTRL_C);
        keyboard.flush();
    }

    /** What the screen shows from now on until all has ended. */
    String rest() throws IOException {
        StringBuilder rest = new StringBuilder();
        for (String next = line(); next != null; next = line()) {
            rest.append(next).append('\n');
        }
        return rest.toString();
    }

    int exitCode() throws InterruptedException {
        return process.waitFor();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
