// SPDX-License-Identifier: Apache-2.0
package io.comleak.dwarf;

import static org.assertj.core.api.Assertions.assertThat;

import io.comleak.fuzz.Fuzzing;
import io.comleak.fuzz.Mutant;
import io.comleak.fuzz.Spoiling;
import io.comleak.model.Module;
import io.comleak.model.SymbolOutcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Whatever is in an image's sections, they are read or left: nothing else is thrown, and it takes neither memory nor time. */
class DwarfFuzzTest {
    /** Far more than any takes: a mutant that runs into it is one that does not end. */
    private static final Duration LIMIT = Duration.ofSeconds(20);

    private static final int ONE_IN = 8;

    @TempDir
    Path folder;

    /** One in some is compressed, and in one in some it is the headers that are spoiled. */
    private static final class Image implements Mutant {
        private final Path file;
        private final byte[] bytes;
        private @Nullable DwarfAnswer answer;

        Image(Path file, byte[] bytes) {
            this.file = file;
            this.bytes = bytes;
        }

        @Override
        public int bytes() {
            return bytes.length;
        }

        @Override
        public void deal() throws IOException {
            Module module = new Module(1, file.toString(), 0x10000, PeBuilder.IMAGE_BYTES, PeBuilder.TIMESTAMP, null);
            Files.write(file, bytes);
            answer = DwarfSymbols.of(module, Fixture.instructions(), List.of(), LIMIT);
        }

        @Override
        public void check() {
            DwarfAnswer got = Objects.requireNonNull(answer);
            assertThat(got.outcome()).isIn(SymbolOutcome.DWARF, SymbolOutcome.NONE, SymbolOutcome.CRASHED);
            assertThat(got.byOffset().isEmpty()).isEqualTo(got.outcome() != SymbolOutcome.DWARF);
            got.byOffset().values().stream().flatMap(List::stream).forEach(symbol -> {
                assertThat(symbol.line()).isNotNegative();
                assertThat(symbol.file() == null).isEqualTo(symbol.line() == 0);
            });
        }
    }

    private record Original(long imageBase, Map<String, byte[]> sections) {
        static Original of(String fixture) {
            try {
                return new Original(Fixture.imageBase(fixture), Fixture.sections(fixture));
            } catch (IOException e) {
                throw new AssertionError(fixture, e);
            }
        }
    }

    @Test
    @Timeout(value = 6, unit = TimeUnit.HOURS)
    void mutantsAreReadOrLeft() throws Exception {
        List<Original> originals = Fixture.ALL.stream().map(Original::of).toList();
        Fuzzing.run("dwarf", random -> next(originals.get(random.nextInt(originals.size())), random));
    }

    private Mutant next(Original original, Random random) {
        Map<String, byte[]> sections = new TreeMap<>(original.sections);
        List<String> names = new ArrayList<>(sections.keySet());
        for (int changes = 1 + random.nextInt(4); changes > 0; changes--) {
            String name = names.get(random.nextInt(names.size()));
            sections.put(name, Spoiling.spoil(Objects.requireNonNull(sections.get(name)), random));
        }
        if (random.nextInt(ONE_IN) == 0) {
            String name = names.get(random.nextInt(names.size()));
            byte[] packed = PeBuilder.compressed(Objects.requireNonNull(sections.remove(name)));
            sections.put(
                    name.replace(".debug", ".zdebug"), random.nextBoolean() ? Spoiling.spoil(packed, random) : packed);
        }
        byte[] image = new PeBuilder(original.imageBase).with(sections).build();
        return new Image(
                folder.resolve("mutant.dll"), random.nextInt(ONE_IN) == 0 ? Spoiling.spoil(image, random) : image);
    }
}
