// SPDX-License-Identifier: Apache-2.0
package io.comleak.dwarf;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** All units of a file; the few used last are at hand. */
final class Units {
    private static final int MAX_OPEN = 64;

    private final Sections sections;
    private final Abbreviations.Cache abbreviations;
    private final List<UnitHeader> headers;
    private final Map<Long, Unit> open = new LinkedHashMap<>(MAX_OPEN, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Long, Unit> eldest) {
            return size() > MAX_OPEN;
        }
    };

    Units(Sections sections, Budget budget) throws IOException {
        this.sections = sections;
        this.abbreviations = new Abbreviations.Cache(sections.abbreviations(), budget);
        this.headers = UnitHeader.all(sections.info(), budget);
    }

    List<UnitHeader> headers() {
        return headers;
    }

    Unit open(UnitHeader header) throws IOException {
        Unit unit = open.get(header.offset());
        if (unit == null) {
            unit = Unit.open(header, abbreviations, sections);
            open.put(header.offset(), unit);
        }
        return unit;
    }

    /** The unit that an entry is in, which need not be the one that points to it. */
    Unit around(long entry) throws IOException {
        int low = 0;
        int high = headers.size();
        while (high - low > 1) {
            int middle = (low + high) >>> 1;
            boolean before = headers.get(middle).offset() <= entry;
            low = before ? middle : low;
            high = before ? high : middle;
        }
        if (headers.isEmpty()) {
            throw new MalformedDwarfException("an entry lies in no unit");
        }
        return open(headers.get(low));
    }
}
