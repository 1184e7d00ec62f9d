// SPDX-License-Identifier: Apache-2.0
package io.comleak.doctor;

import io.comleak.launch.PortableExecutable;
import io.comleak.launch.PortableExecutable.MalformedException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The manifest of a program: within it, or else beside it. */
final class Manifest {
    private static final int RESOURCES = 2;
    private static final int RT_MANIFEST = 24;
    private static final int SUBDIRECTORY = 0x80000000;
    private static final Pattern LEVEL =
            Pattern.compile("requestedExecutionLevel[^>]*?\\blevel\\s*=\\s*[\"'](\\w+)[\"']");

    private Manifest() {}

    /** The rights that a program asks for: {@code asInvoker} unless it says otherwise. */
    static String level(Path program, PortableExecutable image) throws MalformedException {
        Matcher matcher = LEVEL.matcher(text(program, image));
        return matcher.find() ? matcher.group(1) : "asInvoker";
    }

    private static String text(Path program, PortableExecutable image) throws MalformedException {
        try {
            PortableExecutable.Place resources = image.directory(RESOURCES).orElse(null);
            String within = resources == null ? "" : within(image, image.from(resources.offset()));
            return within.isEmpty() ? beside(program) : within;
        } catch (IndexOutOfBoundsException e) {
            throw new MalformedException("its resources lead outside the file");
        }
    }

    /** Three levels of directories: types, names, languages; the first manifest counts. */
    private static String within(PortableExecutable image, ByteBuffer resources) throws MalformedException {
        int at = 0;
        for (int level = 0; level < 3; level++) {
            at = entry(resources, at, level == 0 ? RT_MANIFEST : -1) & ~SUBDIRECTORY;
            if (at == 0) {
                return "";
            }
        }
        byte[] text = new byte[resources.getInt(at + 4)];
        image.from(resources.getInt(at)).get(0, text);
        return new String(text, StandardCharsets.UTF_8);
    }

    /** Where an entry leads, that of an id or the first one; 0 if there is none. */
    private static int entry(ByteBuffer resources, int directory, int id) {
        int count = Short.toUnsignedInt(resources.getShort(directory + 12))
                + Short.toUnsignedInt(resources.getShort(directory + 14));
        for (int i = 0; i < count; i++) {
            int at = directory + 16 + 8 * i;
            if (id == -1 || resources.getInt(at) == id) {
                return resources.getInt(at + 4);
            }
        }
        return 0;
    }

    private static String beside(Path program) {
        try {
            return Files.readString(program.resolveSibling(program.getFileName() + ".manifest"));
        } catch (IOException e) {
            return "";
        }
    }
}
