// SPDX-License-Identifier: Apache-2.0
package io.comleak.report.html;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.Objects;

/** The files that the page is made of. */
final class PageResources {
    /** In this order: what is needed first comes first. */
    static final List<String> SCRIPTS = List.of(
            "dom.js",
            "format.js",
            "data.js",
            "search.js",
            "summary.js",
            "timeline.js",
            "calls.js",
            "flame.js",
            "table.js",
            "dump.js",
            "stack.js",
            "detail.js",
            "run.js",
            "theme.js",
            "main.js");

    private PageResources() {}

    static String style() {
        return "\n" + text("page.css");
    }

    /** One script with a scope of its own, to which nothing outside gets. */
    static String script() {
        StringBuilder script = new StringBuilder("\n(() => {\n'use strict';\n");
        SCRIPTS.forEach(file -> script.append(text(file)));
        return script.append("})();\n").toString();
    }

    /** With the line ends that a browser makes of any: it takes the digest of those. */
    static String text(String file) {
        try (InputStream in = Objects.requireNonNull(PageResources.class.getResourceAsStream(file), file)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).replace("\r\n", "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** As a Content-Security-Policy has it. */
    static String digest(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return "sha256-" + Base64.getEncoder().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
