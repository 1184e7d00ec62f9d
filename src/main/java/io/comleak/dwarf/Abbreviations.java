// SPDX-License-Identifier: Apache-2.0
package io.comleak.dwarf;

import java.io.IOException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The kinds of entries of a unit, by their codes. */
final class Abbreviations {
    private static final int MAX_ABBREVIATIONS = 1 << 18;
    private static final int DENSE = 1 << 12;

    private final Abbreviation[] dense;
    private final Map<Long, Abbreviation> byCode;

    private Abbreviations(Map<Long, Abbreviation> byCode) {
        this.byCode = byCode;
        // Nearly all compilers count from 1.
        this.dense = new Abbreviation[Math.min(DENSE, byCode.size() + 1)];
        for (int code = 1; code < dense.length; code++) {
            Abbreviation abbreviation = byCode.get((long) code);
            if (abbreviation != null) {
                dense[code] = abbreviation;
            }
        }
    }

    static Abbreviations read(Cursor cursor, Encoding encoding, Budget budget) throws IOException {
        Map<Long, Abbreviation> byCode = new HashMap<>();
        for (long code = cursor.unsignedLeb(); code != 0; code = cursor.unsignedLeb()) {
            budget.spend();
            if (byCode.size() == MAX_ABBREVIATIONS) {
                throw new MalformedDwarfException("a unit has too many kinds of entries");
            }
            byCode.put(code, Abbreviation.read(code, cursor, encoding));
        }
        return new Abbreviations(byCode);
    }

    Abbreviation of(long code) throws MalformedDwarfException {
        Abbreviation abbreviation = code > 0 && code < dense.length ? known((int) code) : byCode.get(code);
        if (abbreviation == null) {
            throw new MalformedDwarfException("an entry is of no kind that there is");
        }
        return abbreviation;
    }

    private @Nullable Abbreviation known(int code) {
        return dense[code];
    }

    /** Those used last: units of one compilation have them in common. */
    static final class Cache {
        private static final int MAX_TABLES = 16;

        private record Key(long offset, Encoding encoding) {}

        private final Section section;
        private final Budget budget;
        private final Map<Key, Abbreviations> tables = new LinkedHashMap<>(MAX_TABLES, 0.75f, true) {
            private static final long serialVersionUID = 1;

            @Override
            protected boolean removeEldestEntry(Map.Entry<Key, Abbreviations> eldest) {
                return size() > MAX_TABLES;
            }
        };

        Cache(Section section, Budget budget) {
            this.section = section;
            this.budget = budget;
        }

        Abbreviations at(long offset, Encoding encoding) throws IOException {
            Key key = new Key(offset, encoding);
            Abbreviations table = tables.get(key);
            if (table == null) {
                table = read(section.at(offset), encoding, budget);
                tables.put(key, table);
            }
            return table;
        }
    }
}
