// SPDX-License-Identifier: Apache-2.0

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * Makes the source of the site from README, CHANGELOG and the pages, which are written for GitHub: there a heading's anchor has
 * another form than Doxia gives it, and the README is not beside the pages. Maven runs it before it makes the site: {@code
 * java config/site/SiteSource.java target/site-source}
 */
final class SiteSource {
    private static final Path SITE = Path.of("src/site");

    private final Path target;

    private SiteSource(Path target) {
        this.target = target;
    }

    public static void main(String[] words) throws IOException {
        new SiteSource(Path.of(words[0])).write();
    }

    private void write() throws IOException {
        page(Path.of("README.md"), "index.md");
        page(Path.of("CHANGELOG.md"), "changelog.md");
        for (Path file : files()) {
            if (file.startsWith(SITE.resolve("markdown"))) {
                page(file, file.getFileName().toString());
            } else {
                copy(file, target.resolve(SITE.relativize(file)));
            }
        }
        copy(Path.of("LICENSE"), target.resolve("resources/LICENSE"));
    }

    private static List<Path> files() throws IOException {
        try (Stream<Path> files = Files.walk(SITE)) {
            return files.filter(Files::isRegularFile).sorted().toList();
        }
    }

    private void page(Path file, String name) throws IOException {
        Path page = target.resolve("markdown").resolve(name);
        Files.createDirectories(page.getParent());
        StringBuilder text = new StringBuilder();
        boolean fenced = false;
        for (String line : Files.readAllLines(file)) {
            fenced ^= line.startsWith("```");
            text.append(fenced || line.startsWith("```") ? line : prose(line)).append('\n');
        }
        Files.writeString(page, text);
    }

    private static String prose(String line) {
        String anchor = line.startsWith("##") ? "<a id=\"" + anchor(line.replaceAll("^#+ ", "")) + "\"></a>\n\n" : "";
        return anchor
                + line.replace("](../../../README.md", "](index.md")
                        .replace("](../../../CHANGELOG.md", "](changelog.md")
                        .replace("](src/site/markdown/", "](")
                        .replace("](CHANGELOG.md", "](changelog.md")
                        .replace("](../resources/", "](");
    }

    /** As GitHub makes it. */
    private static String anchor(String heading) {
        return heading.toLowerCase(Locale.ROOT).replaceAll("[^\\w -]", "").replace(' ', '-');
    }

    private static void copy(Path from, Path to) throws IOException {
        Files.createDirectories(to.getParent());
        Files.copy(from, to, StandardCopyOption.REPLACE_EXISTING);
    }
}
