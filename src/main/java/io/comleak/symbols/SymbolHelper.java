// SPDX-License-Identifier: Apache-2.0
package io.comleak.symbols;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.IntConsumer;

/** Runs the helper process for one request. */
final class SymbolHelper {
    private static final int MAX_ANSWER_BYTES = 256 << 20;

    private final List<String> command;

    SymbolHelper(List<String> command) {
        this.command = List.copyOf(command);
    }

    /**
     * Asks, and waits for the answer or the end of the helper, which is ended after some time; {@code answered} is told how many
     * modules have been answered for.
     */
    SymbolAnswer ask(SymbolRequest request, Duration limit, IntConsumer answered) {
        try {
            // What DbgHelp, or Wine, writes to standard error is nobody's business.
            Process process = new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            CompletableFuture<?> exit = endAfter(process, limit);
            send(process, request.encode());
            SymbolAnswer answer = SymbolAnswer.decode(receive(process, new AnsweredModules(answered)));
            exit.cancel(false);
            return answer;
        } catch (IOException e) {
            return SymbolAnswer.none(String.valueOf(e.getMessage()));
        }
    }

    private static CompletableFuture<?> endAfter(Process process, Duration limit) {
        // Through the handle: Process.destroyForcibly also closes the pipe, and with it what had been answered in time.
        return process.onExit().orTimeout(limit.toNanos(), TimeUnit.NANOSECONDS).whenComplete((ended, late) -> {
            // One that has ended is left alone: its number may be another process's by now.
            if (late != null) {
                process.toHandle().destroyForcibly();
            }
        });
    }

    private static void send(Process process, byte[] request) {
        try (OutputStream out = process.getOutputStream()) {
            out.write(request);
        } catch (IOException e) {
            // The helper ended before it had read everything; what it answered tells why.
        }
    }

    private static byte[] receive(Process process, AnsweredModules modules) {
        ByteArrayOutputStream answer = new ByteArrayOutputStream();
        byte[] part = new byte[8192];
        try (InputStream in = process.getInputStream()) {
            for (int read = in.read(part); read > 0 && answer.size() < MAX_ANSWER_BYTES; read = in.read(part)) {
                answer.write(part, 0, read);
                modules.take(part, read);
            }
        } catch (IOException e) {
            // The helper was ended; what it had answered by then counts.
        }
        return answer.toByteArray();
    }
}
