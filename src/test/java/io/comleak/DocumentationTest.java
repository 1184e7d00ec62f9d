// SPDX-License-Identifier: Apache-2.0
package io.comleak;

import static org.assertj.core.api.Assertions.assertThat;

import io.comleak.cli.Comleak;
import io.comleak.cli.Invocation;
import io.comleak.suppress.SuppressionParser;
import io.comleak.suppress.SuppressionSource;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What the pages name is there. */
class DocumentationTest {
    private static final Path PAGES = Path.of("src/site/markdown");

    static List<Path> pages() throws IOException {
        try (Stream<Path> files = Files.list(PAGES)) {
            return Stream.concat(Stream.of(Path.of("README.md"), Path.of("CHANGELOG.md")), files)
                    .sorted()
                    .toList();
        }
    }

    private static Set<String> all(String pattern, String text) {
        Set<String> found = new TreeSet<>();
        Matcher matcher = Pattern.compile(pattern).matcher(text);
        while (matcher.find()) {
            found.add(matcher.group(1));
        }
        return found;
    }

    @ParameterizedTest
    @MethodSource("pages")
    void everyFileThatAPageNamesIsThere(Path page) throws IOException {
        assertThat(all("`((?:src|native|samples|scripts)/[^`* ]+)`", Files.readString(page)))
                .allSatisfy(name -> assertThat(Path.of(name)).exists());
    }

    @Test
    void theWayOfAnEventIsToldInFiles() throws IOException {
        assertThat(all("`((?:src|native)/[^`]+)`", Files.readString(PAGES.resolve("architecture.md"))))
                .hasSizeGreaterThan(20);
    }

    @ParameterizedTest
    @MethodSource("pages")
    void everyLinkLeadsSomewhere(Path page) throws IOException {
        for (String link : all("\\]\\((?!https:)([^)]*)\\)", Files.readString(page))) {
            String[] parts = link.split("#", 2);
            Path target = parts[0].isEmpty()
                    ? page.toAbsolutePath()
                    : page.toAbsolutePath().resolveSibling(parts[0]);
            assertThat(target).exists();
            if (parts.length == 2) {
                assertThat(anchors(target)).contains(parts[1]);
            }
        }
    }

    @Test
    void everyPageIsInTheMenuOfTheSite() throws IOException {
        Set<String> names = pages().stream()
                .filter(page -> page.startsWith(PAGES))
                .map(page -> page.getFileName().toString().replace(".md", ".html"))
                .collect(Collectors.toCollection(TreeSet::new));
        names.addAll(List.of("index.html", "changelog.html")); // README and CHANGELOG

        assertThat(all("href=\"([^\"]+\\.html)\"", Files.readString(Path.of("src/site/site.xml"))))
                .isEqualTo(names);
    }

    private static Set<String> anchors(Path page) throws IOException {
        Set<String> anchors = new TreeSet<>();
        for (String heading : all("(?m)^#+ (.*)$", Files.readString(page))) {
            anchors.add(
                    heading.toLowerCase(Locale.ROOT).replaceAll("[^\\w -]", "").replace(' ', '-'));
        }
        return anchors;
    }

    @ParameterizedTest
    @MethodSource("pages")
    void everyScriptThatAPageNamesCanBeRun(Path page) throws IOException {
        assertThat(all("(?m)(scripts/[a-z]+)\\b(?!/|\\.)", Files.readString(page)))
                .allSatisfy(name -> assertThat(Path.of(name)).isExecutable());
    }

    @Test
    void everySuppressionThatThePageShowsCanBeRead() throws Exception {
        Set<String> examples = all("(?s)```supp\n(.*?)```", Files.readString(PAGES.resolve("suppressions.md")));

        assertThat(examples).hasSizeGreaterThan(2);
        for (String example : examples) {
            assertThat(SuppressionParser.parse(SuppressionSource.file("suppressions.md"), example))
                    .isNotEmpty();
        }
    }

    @Test
    void thePageOnJsonHasEveryMember() throws IOException {
        Set<String> members = all("(?:name|stack|totals)\\(\"([a-zA-Z]+)\"", code("report/json"));

        assertThat(members).hasSizeGreaterThan(50);
        assertThat(all("`([a-zA-Z]+)`", Files.readString(PAGES.resolve("json.md"))))
                .containsAll(members);
    }

    /** The source of a package, in which strings that go over several lines are one. */
    private static String code(String name) throws IOException {
        StringBuilder code = new StringBuilder();
        try (Stream<Path> files = Files.walk(Path.of("src/main/java/io/comleak", name))) {
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                code.append(Files.readString(file));
            }
        }
        return code.toString().replaceAll("\"\\s*\\+\\s*\"", "");
    }

    @Test
    void theSampleOfTheJsonIsReal() throws IOException {
        Set<String> lines = all("(?ms)^```json\n(.*?)^```", Files.readString(PAGES.resolve("json.md"))).stream()
                .flatMap(String::lines)
                .collect(Collectors.toSet());

        assertThat(lines).hasSizeGreaterThan(15);
        assertThat(Files.readAllLines(Path.of("src/test/resources/golden/json/one-leak.json")))
                .containsAll(lines);
    }

    @Test
    void theOptionsOfOtherCommandsAreExplainedToo() throws IOException {
        StringWriter help = new StringWriter();
        new Comleak(new PrintWriter(help, true), new PrintWriter(help, true), () -> false)
                .run(new Invocation(List.of("report", "--help"), from -> ""));

        Set<String> options = all("(?m)^ +(?:-., )?(--[a-z-]+)", help.toString());

        assertThat(options).hasSizeGreaterThan(10).contains("--resolve-symbols");
        assertThat(all("`(--[a-z-]+)", Files.readString(PAGES.resolve("using.md"))))
                .containsAll(options);
    }

    @ParameterizedTest
    @CsvSource({"run, using.md", "diff, diff.md"})
    void thePageOnOptionsHasThoseThatThereAre(String command, String page) throws IOException {
        StringWriter help = new StringWriter();
        new Comleak(new PrintWriter(help, true), new PrintWriter(help, true), () -> false)
                .run(new Invocation(List.of(command, "--help"), from -> ""));

        Set<String> options = all("(?m)^ +(?:-., )?(--[a-z-]+)", help.toString());

        assertThat(options).hasSizeGreaterThan(10);
        assertThat(all("(?m)^\\|.*?`(--[a-z-]+)", Files.readString(PAGES.resolve(page))))
                .isEqualTo(options);
    }
}
