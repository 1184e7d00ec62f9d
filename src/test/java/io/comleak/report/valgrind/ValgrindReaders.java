// SPDX-License-Identifier: Apache-2.0
package io.comleak.report.valgrind;

import static org.assertj.core.api.Assertions.assertThat;

import io.comleak.report.Xml;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** Readers that others wrote for valgrind's own output; scripts/setup installs them on Linux alone. */
public final class ValgrindReaders {
    private static final Path PYTHON = Path.of(".tools/python/bin/python");
    private static final Path SCRIPT = Path.of("src/test/resources/readers/read_valgrind.py");

    private ValgrindReaders() {}

    /** They read these files, and find in each what is there. */
    public static void assertCanRead(List<Path> files) throws Exception {
        List<String> command = new ArrayList<>(List.of(PYTHON.toString(), SCRIPT.toString()));
        List<String> expected = new ArrayList<>();
        for (Path file : files) {
            command.add(file.toString());
            String name = file.getFileName().toString().replaceFirst("\\.xml$", "");
            expected.add(name + " " + found(Xml.parse(Files.readString(file))));
        }
        assertThat(lines(command)).containsExactlyElementsOf(expected);
    }

    /** Bytes leaked, frames of all stacks, and kinds. */
    private static String found(Element xml) {
        long bytes = texts(xml.getElementsByTagName("leakedbytes"))
                .mapToLong(Long::parseLong)
                .sum();
        List<String> kinds = texts(xml.getElementsByTagName("kind")).sorted().toList();
        return (bytes + " " + xml.getElementsByTagName("frame").getLength() + " " + String.join(" ", kinds)).strip();
    }

    private static Stream<String> texts(NodeList nodes) {
        return IntStream.range(0, nodes.getLength())
                .mapToObj(at -> nodes.item(at).getTextContent());
    }

    private static List<String> lines(List<String> command) throws IOException {
        Process python = new ProcessBuilder(command).redirectErrorStream(true).start();
        return new String(python.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                .lines()
                .toList();
    }
}
