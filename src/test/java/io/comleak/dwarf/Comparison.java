// SPDX-License-Identifier: Apache-2.0
package io.comleak.dwarf;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What the reader and addr2line say of the same addresses, side by side. binutils' own has faults, for DWARF 5 and 64-bit DWARF
 * above all: where it differs and LLVM's agrees with the reader, that counts as explained, and is told.
 *
 * @param compared addresses that either of them named
 * @param explained those of which binutils' says something else than LLVM's and the reader
 * @param differences all others that differ
 */
record Comparison(int compared, int explained, List<String> differences) {
    private static final Path LLVM = Path.of("llvm-addr2line");
    private static final String TEXT = ".text";

    static Comparison of(Path image, boolean wide, int addresses) throws IOException {
        try (PeFile file = PeFile.open(image);
                DwarfFile dwarf = new DwarfFile(file, new Budget(Duration.ofMinutes(5)))) {
            List<Long> offsets = offsets(file, addresses);
            Map<Long, List<NamedLevel>> mine = dwarf.lookUp(offsets);
            Path program = Path.of((wide ? "x86_64" : "i686") + "-w64-mingw32-addr2line");
            Sides sides = new Sides(
                    mine,
                    AddressToLine.of(program, image, file.imageBase(), offsets),
                    AddressToLine.of(LLVM, image, file.imageBase(), offsets));
            return sides.compare(image, offsets);
        }
    }

    private static List<Long> offsets(PeFile file, int count) throws IOException {
        long first = 0x1000; // the linkers' choice for code
        long bytes = file.section(TEXT).size();
        List<Long> offsets = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            offsets.add(first + bytes * i / count);
        }
        return offsets.stream().distinct().toList();
    }

    private record Sides(
            Map<Long, List<NamedLevel>> mine,
            Map<Long, List<AddressToLine.Place>> binutils,
            Map<Long, List<AddressToLine.Place>> llvm) {

        Comparison compare(Path image, List<Long> offsets) {
            int compared = 0;
            int explained = 0;
            List<String> differences = new ArrayList<>();
            for (long offset : offsets) {
                List<AddressToLine.Place> here = places(mine.getOrDefault(offset, List.of()));
                List<AddressToLine.Place> there = named(binutils.getOrDefault(offset, List.of()));
                boolean named = !here.isEmpty() || !there.isEmpty();
                compared += named ? 1 : 0;
                if (named && !agree(here, there, false)) {
                    boolean second = agree(here, named(llvm.getOrDefault(offset, List.of())), true);
                    explained += second ? 1 : 0;
                    if (!second) {
                        differences.add(image + " " + Long.toHexString(offset) + ": " + here + " but " + there);
                    }
                }
            }
            return new Comparison(compared, explained, differences);
        }

        /**
         * Without those that have no name, which the reader leaves out: code between functions and of the assembler, which has
         * lines at most, and calls that GCC inlined while linking.
         */
        private static List<AddressToLine.Place> named(List<AddressToLine.Place> places) {
            return places.stream()
                    .filter(place -> !place.function().equals("??"))
                    .toList();
        }

        private static List<AddressToLine.Place> places(List<NamedLevel> levels) {
            return levels.stream()
                    .map(level -> new AddressToLine.Place(
                            level.name().linkageName() == null
                                    ? level.name().name()
                                    : level.name().linkageName(),
                            level.level().file() == null
                                    ? "?:0"
                                    : level.level().file() + ":" + level.level().line()))
                    .toList();
        }

        /** LLVM's takes the outermost name from the linker's symbols, where they differ in what the linker adds. */
        private static boolean agree(
                List<AddressToLine.Place> here, List<AddressToLine.Place> there, boolean outermostIsLinkers) {
            if (here.size() != there.size()) {
                return false;
            }
            for (int i = 0; i < here.size(); i++) {
                boolean any = outermostIsLinkers && i == here.size() - 1;
                if (!(any || sameName(here.get(i).function(), there.get(i).function()))
                        || !sameLine(here.get(i).line(), there.get(i).line())) {
                    return false;
                }
            }
            return true;
        }

        /** Without a name for the linker, addr2line has that without scopes. */
        private static boolean sameName(String here, String there) {
            return here.equals(there) || here.endsWith("::" + there);
        }

        private static boolean sameLine(String here, String there) {
            String other = normal(there.replace(":?", ":0"));
            return normal(here).equals(other) || (here.equals("?:0") && other.endsWith(":0"));
        }

        private static String normal(String path) {
            String shorter = path.replace("/./", "/").replaceAll("[^/]+/\\.\\./", "");
            return shorter.equals(path) ? path : normal(shorter);
        }
    }
}
