// SPDX-License-Identifier: Apache-2.0
package io.comleak;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the site is made from: every link of a page leads to another page of the site, to a place in it, or to a file. */
class SiteSourceTest {
    private static final Pattern LINK = Pattern.compile("\\]\\((?!https:)([^)#]*)(?:#([^)]*))?\\)");

    @TempDir
    Path site;

    @Test
    void everyLinkLeadsSomewhereInTheSite() throws Exception {
        Process java = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "config/site/SiteSource.java",
                        site.toString())
                .inheritIO()
                .start();
        assertThat(java.waitFor()).isZero();

        List<Path> pages = pages();
        assertThat(pages).hasSizeGreaterThan(20).contains(site.resolve("markdown/index.md"));
        int links = 0;
        for (Path page : pages) {
            for (MatchResult link :
                    LINK.matcher(Files.readString(page)).results().toList()) {
                assertThat(broken(page, link.group(1), link.group(2)))
                        .as(page + ": " + link.group())
                        .isFalse();
                ++links;
            }
        }
        assertThat(links).isGreaterThan(100);
    }

    private boolean broken(Path page, String file, @Nullable String anchor) throws IOException {
        Path target = file.isEmpty() ? page : site.resolve("markdown").resolve(file);
        if (!Files.exists(target)) {
            return !Files.exists(site.resolve("resources").resolve(file));
        }
        return anchor != null && !Files.readString(target).contains("<a id=\"" + anchor + "\"></a>");
    }

    private List<Path> pages() throws IOException {
        try (Stream<Path> files = Files.list(site.resolve("markdown"))) {
            return files.sorted().toList();
        }
    }
}
