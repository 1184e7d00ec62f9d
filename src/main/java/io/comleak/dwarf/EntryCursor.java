// SPDX-License-Identifier: Apache-2.0
package io.comleak.dwarf;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Reads one entry after the other: first what kind it is, and then its values, or not. */
final class EntryCursor {
    private final Cursor cursor;
    private final Abbreviations abbreviations;
    private final Encoding encoding;
    private long offset;

    EntryCursor(Cursor cursor, Abbreviations abbreviations, Encoding encoding) {
        this.cursor = cursor;
        this.abbreviations = abbreviations;
        this.encoding = encoding;
    }

    boolean atEnd() {
        return cursor.remaining() == 0;
    }

    /** Where the entry is that {@link #kind} told of last. */
    long offset() {
        return offset;
    }

    /** The next entry's kind; null for the end of a list of children. */
    @Nullable
    Abbreviation kind() throws IOException {
        offset = cursor.position();
        long code = cursor.unsignedLeb();
        return code == 0 ? null : abbreviations.of(code);
    }

    /** The values of an entry of that kind. */
    void read(Abbreviation kind, Entry entry) throws IOException {
        entry.read(offset, kind, cursor, encoding);
    }

    void skip(Abbreviation kind) throws IOException {
        kind.skip(cursor, encoding);
    }

    /** On to an entry further behind, as one that a value points to is. */
    void jump(long target) throws IOException {
        if (target < cursor.position()) {
            throw new MalformedDwarfException("an entry follows one behind it");
        }
        cursor.seek(target);
    }

    /** Kind and values of the next entry; false for the end of a list of children. */
    boolean next(Entry entry) throws IOException {
        Abbreviation kind = kind();
        if (kind != null) {
            read(kind, entry);
        }
        return kind != null;
    }
}
