// SPDX-License-Identifier: Apache-2.0
package io.comleak.dwarf;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The files that a line table numbers. */
final class FileTable {
    private static final int MAX_NAMES = 1 << 20;
    private static final int PATH = 1;
    private static final int FOLDER = 2;

    /** A name, not read yet, and the number of its folder. */
    private record Name(Form form, long value, long folder) {}

    private record Field(long content, Form form) {}

    private final Unit unit;
    private final int version;
    private final List<Name> folders = new ArrayList<>();
    private final List<Name> files = new ArrayList<>();

    private FileTable(Unit unit, int version) {
        this.unit = unit;
        this.version = version;
    }

    static FileTable read(Unit unit, Encoding encoding, Cursor cursor) throws IOException {
        FileTable table = new FileTable(unit, encoding.version());
        if (encoding.version() < 5) {
            table.readOldFolders(cursor);
            table.readOldFiles(cursor);
        } else {
            readList(cursor, encoding, table.folders);
            readList(cursor, encoding, table.files);
        }
        return table;
    }

    /** A file with its folders, as the compiler wrote them; null if there is none of that number. */
    @Nullable
    String path(long number) throws IOException {
        // Up to version 4 they are counted from 1, and folder 0 is that of the unit.
        int first = version < 5 ? 1 : 0;
        Name file = at(files, number - first);
        String name = file == null ? null : text(file);
        if (file == null || name == null || name.isEmpty()) {
            return null;
        }
        Name folder = at(folders, file.folder - first);
        String within = folder == null ? null : text(folder);
        return SourcePath.join(unit.text(unit.root(), Attribute.FOLDER), SourcePath.join(within, name));
    }

    /** A line program can add to them. */
    void define(Cursor cursor) throws IOException {
        readOldFile(cursor.position(), cursor);
    }

    private static @Nullable Name at(List<Name> names, long index) {
        return index >= 0 && index < names.size() ? names.get((int) index) : null;
    }

    private @Nullable String text(Name name) throws IOException {
        return name.form == Form.STRING
                ? unit.sections().lines().at(name.value).text()
                : unit.text(name.form, name.value);
    }

    private void readOldFolders(Cursor cursor) throws IOException {
        long position = cursor.position();
        for (cursor.skipText(); cursor.position() > position + 1; cursor.skipText()) {
            add(folders, new Name(Form.STRING, position, 0));
            position = cursor.position();
        }
    }

    private void readOldFiles(Cursor cursor) throws IOException {
        long position = cursor.position();
        while (cursor.u8() != 0) {
            readOldFile(position, cursor);
            position = cursor.position();
        }
    }

    private void readOldFile(long position, Cursor cursor) throws IOException {
        cursor.seek(position);
        cursor.skipText();
        add(files, new Name(Form.STRING, position, cursor.unsignedLeb()));
        cursor.unsignedLeb(); // when it was written
        cursor.unsignedLeb(); // its length
    }

    private static void readList(Cursor cursor, Encoding encoding, List<Name> names) throws IOException {
        List<Field> fields = new ArrayList<>();
        for (int count = cursor.u8(); count > 0; count--) {
            fields.add(new Field(cursor.unsignedLeb(), Form.of(cursor.unsignedLeb())));
        }
        long count = cursor.unsignedLeb();
        if (count < 0 || count > cursor.remaining()) {
            throw new MalformedDwarfException("there are more files than there is room for");
        }
        for (; count > 0; count--) {
            add(names, readName(cursor, encoding, fields));
        }
    }

    private static Name readName(Cursor cursor, Encoding encoding, List<Field> fields) throws IOException {
        Form form = Form.STRP_SUP; // which is never a name that can be had
        long value = 0;
        long folder = 0;
        for (Field field : fields) {
            if (field.content == PATH) {
                form = field.form.actual(cursor);
                value = form.read(cursor, encoding);
            } else if (field.content == FOLDER) {
                folder = field.form.actual(cursor).read(cursor, encoding);
            } else {
                field.form.skip(cursor, encoding);
            }
        }
        return new Name(form, value, folder);
    }

    private static void add(List<Name> names, Name name) throws MalformedDwarfException {
        if (names.size() == MAX_NAMES) {
            throw new MalformedDwarfException("a line table has too many files");
        }
        names.add(name);
    }
}
