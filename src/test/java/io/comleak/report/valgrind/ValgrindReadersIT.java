// SPDX-License-Identifier: Apache-2.0
package io.comleak.report.valgrind;

import static org.assertj.core.api.Assertions.assertThat;

import io.comleak.report.Names;
import io.comleak.report.Scenarios;
import io.comleak.report.Xml;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** Readers that others wrote for valgrind's own output read comleak's, and find in it what is there. */
@EnabledOnOs(value = OS.LINUX, disabledReason = "scripts/setup installs the readers there alone")
class ValgrindReadersIT {
    private static final Path PYTHON = Path.of(".tools/python/bin/python");
    private static final Path SCRIPT = Path.of("src/test/resources/readers/read_valgrind.py");

    @Test
    void othersReadWhatComleakWrites(@TempDir Path folder) throws Exception {
        List<String> command = new ArrayList<>(List.of(PYTHON.toString(), SCRIPT.toString()));
        List<String> expected = new ArrayList<>();
        for (Scenarios of : Scenarios.values()) {
            Path file = folder.resolve(Names.of(of) + ".xml");
            String xml = of.scenario().valgrind();
            Files.writeString(file, xml);
            command.add(file.toString());
            expected.add(Names.of(of) + " " + found(Xml.parse(xml)));
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
