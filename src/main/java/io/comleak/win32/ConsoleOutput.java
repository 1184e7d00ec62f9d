// SPDX-License-Identifier: Apache-2.0
package io.comleak.win32;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.jspecify.annotations.Nullable;

/** A console, as the output of this process. */
public final class ConsoleOutput implements AutoCloseable {
    private static final int STD_OUTPUT_HANDLE = -11;
    private static final int STD_ERROR_HANDLE = -12;
    private static final int ENABLE_VIRTUAL_TERMINAL_PROCESSING = 4;

    /** UTF-16 units of one call: WriteConsoleW fails on much larger ones where the console is old. */
    private static final int CHUNK = 8192;

    /** CONSOLE_SCREEN_BUFFER_INFO: size, cursor (2 x 4 bytes), attributes (2), window (left, top, right, bottom), largest window. */
    private static final int SCREEN_BUFFER_INFO_BYTES = 22;

    private static final int WINDOW_LEFT = 10;
    private static final int WINDOW_RIGHT = 14;

    private final long handle;
    private final int originalMode;

    private ConsoleOutput(long handle, int originalMode) {
        this.handle = handle;
        this.originalMode = originalMode;
    }

    /** Null if standard output is no console. */
    public static @Nullable ConsoleOutput standardOutput() {
        return of(STD_OUTPUT_HANDLE);
    }

    /** Null if standard error is no console. */
    public static @Nullable ConsoleOutput standardError() {
        return of(STD_ERROR_HANDLE);
    }

    private static @Nullable ConsoleOutput of(int which) {
        long handle = Kernel32.GetStdHandle(which);
        int[] mode = new int[1];
        return Kernel32.GetConsoleMode(handle, mode) != 0 ? new ConsoleOutput(handle, mode[0]) : null;
    }

    /** Makes the console obey escape sequences; false if it cannot, as before Windows 10. */
    public boolean understandEscapes() {
        return Kernel32.SetConsoleMode(handle, originalMode | ENABLE_VIRTUAL_TERMINAL_PROCESSING) != 0;
    }

    /** Writes text; what cannot be written is dropped, as a console that is gone is nobody's fault. */
    public void write(String text) {
        for (int start = 0; start < text.length(); start += CHUNK) {
            char[] chunk = text.substring(start, Math.min(start + CHUNK, text.length()))
                    .toCharArray();
            Kernel32.WriteConsoleW(handle, chunk, chunk.length, new int[1], 0);
        }
    }

    /** Characters in a line of its window; 0 if that cannot be told. */
    public int width() {
        byte[] info = new byte[SCREEN_BUFFER_INFO_BYTES];
        if (Kernel32.GetConsoleScreenBufferInfo(handle, info) == 0) {
            return 0;
        }
        ByteBuffer fields = ByteBuffer.wrap(info).order(ByteOrder.LITTLE_ENDIAN);
        return fields.getShort(WINDOW_RIGHT) - fields.getShort(WINDOW_LEFT) + 1;
    }

    /** Gives the console back as it was found: it is shared with the target, and outlives us. */
    @Override
    public void close() {
        Kernel32.SetConsoleMode(handle, originalMode);
    }
}
