// SPDX-License-Identifier: Apache-2.0
package io.comleak.dwarf;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** A unit whose root entry is known, and with it what the values of all its entries are relative to. */
final class Unit {
    private final UnitHeader header;
    private final Abbreviations abbreviations;
    private final Sections sections;
    private final Entry root = new Entry();
    private final long addressBase;
    private final long textOffsetsBase;
    private final long rangeListsBase;

    private Unit(UnitHeader header, Abbreviations abbreviations, Sections sections) throws IOException {
        this.header = header;
        this.abbreviations = abbreviations;
        this.sections = sections;
        if (!cursor(header.firstEntry()).next(root)) {
            throw new MalformedDwarfException("a unit is empty");
        }
        // Without a base they are those of the only contribution, whose header comes first.
        long afterHeader =
                header.encoding().version() < 5 ? 0 : header.encoding().offsetBytes() * 2L;
        addressBase = root.valueOr(Attribute.ADDRESS_BASE, afterHeader);
        textOffsetsBase = root.valueOr(Attribute.TEXT_OFFSETS_BASE, afterHeader);
        rangeListsBase = root.valueOr(Attribute.RANGE_LISTS_BASE, afterHeader + 4);
    }

    static Unit open(UnitHeader header, Abbreviations.Cache cache, Sections sections) throws IOException {
        return new Unit(header, cache.at(header.abbreviations(), header.encoding()), sections);
    }

    UnitHeader header() {
        return header;
    }

    Encoding encoding() {
        return header.encoding();
    }

    Sections sections() {
        return sections;
    }

    Entry root() {
        return root;
    }

    long rangeListsBase() {
        return rangeListsBase;
    }

    /** From an entry's offset on. */
    EntryCursor cursor(long offset) throws IOException {
        if (offset < header.firstEntry()) {
            throw new MalformedDwarfException("an entry lies outside its unit");
        }
        return new EntryCursor(sections.info().within(offset, header.end()), abbreviations, header.encoding());
    }

    /** The text of an attribute, or null if it has none that can be had. */
    @Nullable
    String text(Entry entry, Attribute attribute) throws IOException {
        return entry.has(attribute) ? text(entry.form(attribute), entry.value(attribute)) : null;
    }

    @Nullable
    String text(Form form, long value) throws IOException {
        if (form.isTextIndex()) {
            return sections.texts()
                    .at(indexed(
                            sections.textOffsets(),
                            textOffsetsBase,
                            value,
                            encoding().offsetBytes()))
                    .text();
        }
        return switch (form) {
            case STRING -> sections.info().at(value).text();
            case STRP -> sections.texts().at(value).text();
            case LINE_STRP -> sections.lineTexts().at(value).text();
            default -> null;
        };
    }

    long address(Form form, long value) throws IOException {
        return form.isAddressIndex() ? addressAt(value) : value;
    }

    /** By its number. */
    long addressAt(long index) throws IOException {
        return indexed(sections.addresses(), addressBase, index, encoding().addressBytes());
    }

    /** The offset in {@code .debug_info} that an attribute refers to, or -1 if it does not, or to another file. */
    long reference(Entry entry, Attribute attribute) {
        if (!entry.has(attribute)) {
            return -1;
        }
        Form form = entry.form(attribute);
        long value = entry.value(attribute);
        if (form.isReferenceWithinUnit()) {
            return header.offset() + value;
        }
        return form == Form.REF_ADDR ? value : -1;
    }

    private static long indexed(Section section, long base, long index, int bytes) throws IOException {
        if (index < 0 || index > section.size()) {
            throw new MalformedDwarfException("a number lies outside its table");
        }
        return section.at(base + index * bytes).unsigned(bytes);
    }
}
