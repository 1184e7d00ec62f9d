// SPDX-License-Identifier: Apache-2.0
package io.comleak.classes;

import static org.assertj.core.api.Assertions.assertThat;

import io.comleak.dwarf.PeFile;
import io.comleak.model.Module;
import io.comleak.model.Vtable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Against images that were built of {@code classes.cpp}. */
class ModuleVtablesTest {
    private static final Path FOLDER = Path.of("src", "test", "resources", "classes");

    /** Above 4 GiB, as on 64 bits, and not where the images would like to be. */
    private static final long BASE = 0x7ff6_1234_0000L;

    private static Module module(Path path) throws IOException {
        try (PeFile file = PeFile.open(path)) {
            ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(path)).order(ByteOrder.LITTLE_ENDIAN);
            return new Module(1, path.toString(), BASE, file.imageSize(), bytes.getInt(bytes.getInt(0x3c) + 8), null);
        }
    }

    /** At every place of an image. */
    private static List<String> classes(Module module) {
        ModuleVtables vtables = new ModuleVtables(List.of(module));
        return LongStream.range(0, module.size() / 4)
                .mapToObj(i -> vtables.at(BASE + 4 * i))
                .flatMap(found -> found.map(Vtable::className).stream())
                .toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {"gcc-x64", "gcc-x86", "msvc-x64", "msvc-x86"})
    void classesAreNamedByTheirRtti(String image) throws IOException {
        List<String> classes = classes(module(FOLDER.resolve(image + ".dll")));

        assertThat(classes).contains("Plain", "shop::(anonymous namespace)::Till", "shop::Counter", "");
        assertThat(classes)
                .filteredOn(name -> !name.isEmpty() && !name.startsWith("__"))
                .containsOnly(
                        "Plain",
                        "shop::(anonymous namespace)::Till",
                        "shop::Counter",
                        image.startsWith("gcc") ? "6HolderIiE" : ".?AU?$Holder@H@@");
    }

    @Test
    void anotherFileOfTheNameIsNotAsked() throws IOException {
        Module module = module(FOLDER.resolve("msvc-x64.dll"));

        assertThat(classes(new Module(1, module.path(), BASE, module.size(), module.timestamp() + 1, null)))
                .isEmpty();
        assertThat(classes(new Module(1, "no such file", BASE, module.size(), module.timestamp(), null)))
                .isEmpty();
        assertThat(classes(new Module(1, "\0", BASE, module.size(), module.timestamp(), null)))
                .isEmpty();
        assertThat(new ModuleVtables(List.of(module)).at(BASE - 8)).isEmpty();
    }

    /** Whatever the image is by now: a name or none, and never an error. */
    @ParameterizedTest
    @ValueSource(strings = {"gcc-x64", "msvc-x86"})
    void spoiledImagesAreNoTrouble(String image, @TempDir Path folder) throws IOException {
        byte[] good = Files.readAllBytes(FOLDER.resolve(image + ".dll"));
        Module module = module(FOLDER.resolve(image + ".dll"));
        Random random = new Random(7);
        for (int round = 0; round < 200; round++) {
            byte[] bytes = good.clone();
            for (int i = random.nextInt(20); i >= 0; i--) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
            }
            Path file = Files.write(folder.resolve(round + ".dll"), bytes);
            ModuleVtables vtables = new ModuleVtables(
                    List.of(new Module(1, file.toString(), BASE, module.size(), module.timestamp(), null)));
            for (int i = 0; i < 100; i++) {
                vtables.at(BASE + 4L * random.nextInt((int) module.size() / 4))
                        .ifPresent(found -> assertThat(found.className()).hasSizeLessThanOrEqualTo(500));
            }
        }
    }
}
