// SPDX-License-Identifier: Apache-2.0
package io.comleak.classes;

import io.comleak.dwarf.ImageSection;
import io.comleak.dwarf.MalformedDwarfException;
import io.comleak.dwarf.PeFile;
import io.comleak.model.Module;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Finds tables of virtual functions in an image and reads the RTTI in front of them. All addresses are offsets from the
 * image's base; what the file has instead is relative to the base that it prefers.
 */
final class ImageVtables implements Closeable {
    private static final int LONGEST_NAME = 500;
    private static final int COMPLETE_OBJECT_LOCATOR_64 = 1;
    private static final int COMPLETE_OBJECT_LOCATOR_32 = 0;

    private final PeFile image;
    private final int pointerBytes;

    private ImageVtables(PeFile image) {
        this.image = image;
        this.pointerBytes = image.isWide() ? Long.BYTES : Integer.BYTES;
    }

    static ImageVtables open(Path path) throws IOException {
        return new ImageVtables(PeFile.open(path));
    }

    boolean isImageOf(Module module) {
        return image.isImageOf(module);
    }

    /**
     * The name of the class whose table of virtual functions begins there, empty if the module does not tell it; nothing if
     * there is no such table, which is read-only data whose first entry points to code.
     */
    Optional<String> classAt(long vtable) {
        try {
            boolean table = vtable % pointerBytes == 0 && isConstant(vtable) && isCode(pointer(vtable));
            return table ? Optional.of(className(vtable)) : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    @Override
    public void close() throws IOException {
        image.close();
    }

    private String className(long vtable) {
        try {
            long rtti = pointer(vtable - pointerBytes);
            if (!isData(rtti)) {
                return "";
            }
            String name = microsoftName(rtti);
            return name.isEmpty() && number(vtable - 2L * pointerBytes, pointerBytes) == 0 ? gnuName(rtti) : name;
        } catch (IOException e) {
            // A table without RTTI has anything in front of it.
            return "";
        }
    }

    /**
     * A complete object locator: signature, two offsets, the type descriptor, the hierarchy, and on 64 bits itself; there as
     * offsets from the image's base, else as addresses. A type descriptor is two pointers and a name such as .?AVFoo@@.
     */
    private String microsoftName(long locator) throws IOException {
        boolean wide = pointerBytes == Long.BYTES;
        long signature = number(locator, Integer.BYTES);
        if (signature != (wide ? COMPLETE_OBJECT_LOCATOR_64 : COMPLETE_OBJECT_LOCATOR_32)
                || (wide && number(locator + 20, Integer.BYTES) != locator)) {
            return "";
        }
        long descriptor = wide ? number(locator + 12, Integer.BYTES) : pointer(locator + 12);
        return isData(descriptor) ? ClassName.ofMicrosoft(text(descriptor + 2L * pointerBytes)) : "";
    }

    /** A type_info: its own table, and the name. */
    private String gnuName(long typeInfo) throws IOException {
        long name = pointer(typeInfo + pointerBytes);
        return isData(name) ? ClassName.ofItanium(text(name)) : "";
    }

    /** What a pointer in the image points to; -1 if that is not within the image. */
    private long pointer(long at) throws IOException {
        long offset = number(at, pointerBytes) - image.imageBase();
        return offset >= 0 && offset < image.imageSize() ? offset : -1;
    }

    private long number(long at, int bytes) throws IOException {
        ImageSection section = section(at);
        return section.bytes().at(at - section.offset()).unsigned(bytes);
    }

    private String text(long at) throws IOException {
        ImageSection section = section(at);
        long from = at - section.offset();
        return section.bytes()
                .within(from, Math.min(section.bytes().size(), from + LONGEST_NAME))
                .text();
    }

    private ImageSection section(long at) throws IOException {
        return image.sectionAt(at).orElseThrow(() -> new MalformedDwarfException("an address lies in no section"));
    }

    private boolean isCode(long at) {
        return image.sectionAt(at).filter(ImageSection::isCode).isPresent();
    }

    private boolean isData(long at) {
        return image.sectionAt(at).filter(section -> !section.isCode()).isPresent();
    }

    private boolean isConstant(long at) {
        return image.sectionAt(at)
                .filter(section -> !section.isCode() && !section.isWritable())
                .isPresent();
    }
}
