// SPDX-License-Identifier: Apache-2.0
package io.comleak.report.sarif;

import java.nio.charset.StandardCharsets;

/** Paths of files as URIs, by RFC 3986 and RFC 8089: those of Windows, of network shares, and of other systems. */
final class FileUri {
    private static final String UNRESERVED = "-._~";

    private FileUri() {}

    /** A file URI, or a relative reference if the path is relative. */
    static String of(String path) {
        if (path.startsWith("/")) {
            return "file://" + encoded(path, "/");
        }
        String slashed = withoutPrefix(path).replace('\\', '/');
        if (slashed.startsWith("//")) {
            return "file:" + encoded(slashed, "/");
        }
        if (hasDrive(slashed)) {
            return "file:///" + slashed.substring(0, 2) + encoded(slashed.substring(2), "/");
        }
        return slashed.startsWith("/") ? "file://" + encoded(slashed, "/") : encoded(slashed, "/");
    }

    /** One segment of a path: everything that separates something in a URI is escaped. */
    static String segment(String name) {
        return encoded(name, "");
    }

    /** Windows writes {@code \\?\} before paths that are to be taken as they are. */
    private static String withoutPrefix(String path) {
        if (path.regionMatches(true, 0, "\\\\?\\UNC\\", 0, 8)) {
            return "\\\\" + path.substring(8);
        }
        return path.startsWith("\\\\?\\") || path.startsWith("\\\\.\\") ? path.substring(4) : path;
    }

    private static boolean hasDrive(String path) {
        return path.length() >= 3 && isLetter(path.charAt(0)) && path.charAt(1) == ':' && path.charAt(2) == '/';
    }

    private static String encoded(String text, String plain) {
        StringBuilder uri = new StringBuilder(text.length() + 16);
        text.codePoints().forEach(c -> append(uri, c, plain));
        return uri.toString();
    }

    private static void append(StringBuilder uri, int c, String plain) {
        if (isLetter(c) || (c >= '0' && c <= '9') || UNRESERVED.indexOf(c) >= 0 || plain.indexOf(c) >= 0) {
            uri.append((char) c);
            return;
        }
        // UTF-8 has no half of a surrogate pair.
        String whole = Character.getType(c) == Character.SURROGATE ? "\ufffd" : Character.toString(c);
        for (byte b : whole.getBytes(StandardCharsets.UTF_8)) {
            uri.append(String.format("%%%02X", b));
        }
    }

    private static boolean isLetter(int c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }
}
