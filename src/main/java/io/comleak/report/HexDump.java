// SPDX-License-Identifier: Apache-2.0
package io.comleak.report;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/** Bytes as hexadecimal and ASCII, sixteen a line. */
public final class HexDump {
    private static final int BYTES_A_LINE = 16;
    private static final int HEX_WIDTH = 3 * BYTES_A_LINE;

    private HexDump() {}

    /** Lines for the first bytes, at most so many. */
    public static List<String> lines(ByteBuffer bytes, int most) {
        int end = Math.min(bytes.limit(), most);
        List<String> lines = new ArrayList<>();
        for (int from = 0; from < end; from += BYTES_A_LINE) {
            lines.add(line(bytes, from, Math.min(from + BYTES_A_LINE, end)));
        }
        return lines;
    }

    /** All bytes as hexadecimal digits and nothing else. */
    public static String digits(ByteBuffer bytes) {
        StringBuilder digits = new StringBuilder(2 * bytes.limit());
        for (int at = 0; at < bytes.limit(); at++) {
            appendHex(digits, bytes.get(at));
        }
        return digits.toString();
    }

    private static String line(ByteBuffer bytes, int from, int to) {
        StringBuilder line = new StringBuilder(HEX_WIDTH + BYTES_A_LINE);
        for (int at = from; at < to; at++) {
            appendHex(line, bytes.get(at));
            line.append(' ');
        }
        line.append(" ".repeat(HEX_WIDTH - line.length()));
        for (int at = from; at < to; at++) {
            line.append(shown(bytes.get(at), line.charAt(line.length() - 1)));
        }
        return line.toString();
    }

    /** No two number signs in a row: they may begin a build server's command. */
    private static char shown(byte b, char before) {
        return b >= ' ' && b <= '~' && !(b == '#' && before == '#') ? (char) b : '.';
    }

    private static void appendHex(StringBuilder to, byte b) {
        to.append(Character.forDigit(b >> 4 & 0xf, 16)).append(Character.forDigit(b & 0xf, 16));
    }
}
