// SPDX-License-Identifier: Apache-2.0
package io.comleak.dwarf;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What binutils' addr2line says of addresses. */
final class AddressToLine {
    private static final Pattern PLACE = Pattern.compile("(.*):([0-9]+|\\?)( \\(discriminator [0-9]+\\))?");

    /** One function of an address: its name for the linker, and file and line as "file:line". */
    record Place(String function, String line) {}

    private AddressToLine() {}

    /** By offset in the image: the functions that it lies in, innermost first. */
    static Map<Long, List<Place>> of(Path program, Path image, long base, Collection<Long> offsets) throws IOException {
        Path input = Files.createTempFile("addresses", ".txt");
        Path output = Files.createTempFile("places", ".txt");
        try {
            Files.write(
                    input,
                    offsets.stream()
                            .map(offset -> "0x" + Long.toHexString(base + offset))
                            .collect(Collectors.toList()));
            Process process = new ProcessBuilder(program.toString(), "-a", "-i", "-f", "-e", image.toString())
                    .redirectInput(input.toFile())
                    .redirectOutput(output.toFile())
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            process.onExit().join();
            return parse(Files.readAllLines(output), base);
        } finally {
            Files.delete(input);
            Files.delete(output);
        }
    }

    private static Map<Long, List<Place>> parse(List<String> lines, long base) {
        Map<Long, List<Place>> places = new HashMap<>();
        List<Place> current = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            if (line.startsWith("0x")) {
                current = new ArrayList<>();
                places.put(Long.parseUnsignedLong(line.substring(2), 16) - base, current);
            } else {
                i++;
                Matcher place = PLACE.matcher(lines.get(i));
                if (!place.matches()) {
                    throw new IllegalStateException(lines.get(i));
                }
                current.add(new Place(line, place.group(1) + ":" + place.group(2)));
            }
        }
        return places;
    }
}
