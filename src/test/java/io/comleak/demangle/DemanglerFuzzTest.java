// SPDX-License-Identifier: Apache-2.0
package io.comleak.demangle;

import static org.assertj.core.api.Assertions.assertThat;

import io.comleak.fuzz.Fuzzing;
import io.comleak.fuzz.Mutant;
import io.comleak.fuzz.Spoiling;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Whatever is in an image's export table, it is made readable or stays as it is. */
class DemanglerFuzzTest {
    private static final Path NAMES = Path.of("src", "test", "resources", "demangle", "names.txt");

    private static final class Name implements Mutant {
        private final String mangled;
        private String readable = "";

        Name(String mangled) {
            this.mangled = mangled;
        }

        @Override
        public int bytes() {
            return mangled.length();
        }

        @Override
        public void deal() {
            readable = Demangler.demangled(mangled);
        }

        @Override
        public void check() {
            assertThat(readable.isEmpty()).isEqualTo(mangled.isEmpty());
        }
    }

    @Test
    @Timeout(value = 6, unit = TimeUnit.HOURS)
    void mutantsAreReadOrLeft() throws Exception {
        List<String> names = Files.readAllLines(NAMES).stream()
                .map(line -> line.substring(0, line.indexOf('\t')))
                .toList();
        Fuzzing.run("demangle", random -> new Name(next(names, random)));
    }

    /** Letters of other names are more to the point than any. */
    private static String next(List<String> names, Random random) {
        String name = names.get(random.nextInt(names.size()));
        byte[] bytes = name.getBytes(StandardCharsets.ISO_8859_1);
        for (int changes = random.nextInt(4); changes > 0; changes--) {
            bytes = Spoiling.spoil(bytes, random);
        }
        String spoiled = new String(bytes, StandardCharsets.ISO_8859_1);
        String other = names.get(random.nextInt(names.size()));
        int from = random.nextInt(spoiled.length() + 1);
        return spoiled.substring(0, from)
                + other.substring(Math.min(other.length(), random.nextInt(other.length() + 1)))
                + (random.nextBoolean() ? spoiled.substring(from) : "");
    }
}
