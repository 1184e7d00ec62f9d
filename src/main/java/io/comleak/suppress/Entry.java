// SPDX-License-Identifier: Apache-2.0
package io.comleak.suppress;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An entry that is being read, line by line. */
final class Entry {
    private final TextLine begun;
    private final String name;
    private final Map<EntryField, TextLine> values = new EnumMap<>(EntryField.class);
    private final List<FramePattern> frames = new ArrayList<>();
    private @Nullable Long fingerprint;
    private CallPattern.@Nullable Function api;
    private @Nullable SizeRange sizes;
    private @Nullable FindingClass findingClass;
    private @Nullable LocalDate lastDay;

    /** Begins with its name in brackets. */
    Entry(TextLine begun) throws SuppressionSyntaxException {
        String text = begun.text();
        if (!text.endsWith("]")) {
            throw begun.wrong("an entry's name ends with ]");
        }
        this.begun = begun;
        this.name = text.substring(1, text.length() - 1).strip();
        if (name.isEmpty()) {
            throw begun.wrong("an entry needs a name between the brackets");
        }
    }

    void take(TextLine line) throws SuppressionSyntaxException {
        EntryField field = EntryField.of(line).orElse(null);
        if (field != null) {
            take(field, line, line.from(field.label().length()));
        } else if (values.containsKey(EntryField.FRAMES)) {
            frames.add(EntryValue.frame(line));
        } else {
            throw line.wrong("reason:, evidence:, expires:, fingerprint:, api:, size:, class: or frames: was expected");
        }
    }

    private void take(EntryField field, TextLine line, TextLine value) throws SuppressionSyntaxException {
        TextLine before = values.putIfAbsent(field, value);
        if (before != null) {
            throw line.wrong(field.label() + " was given already, in line " + before.number());
        }
        switch (field) {
            case REASON, EVIDENCE -> {}
            case EXPIRES -> lastDay = EntryValue.date(value);
            case FINGERPRINT -> fingerprint = EntryValue.fingerprint(value);
            case API -> api = EntryValue.api(value);
            case SIZE -> sizes = EntryValue.sizes(value);
            case CLASS -> findingClass = EntryValue.findingClass(value);
            case FRAMES -> {
                if (!value.text().isEmpty()) {
                    throw value.wrong("each frame has a line of its own, below frames:");
                }
            }
        }
    }

    Suppression finished() throws SuppressionSyntaxException {
        Criteria criteria = new Criteria(fingerprint, api, sizes, findingClass, frames, null);
        if (!criteria.saysWhere()) {
            throw begun.wrong("the entry has no fingerprint:, api: or frames: that names something,"
                    + " and would hide what nobody has looked at");
        }
        SuppressionSource source = begun.source();
        return new Suppression(
                name,
                text(EntryField.REASON, ""),
                text(EntryField.EVIDENCE, source.builtIn() ? RuntimeCaches.UNVERIFIED : ""),
                source,
                lastDay,
                criteria);
    }

    private String text(EntryField field, String otherwise) {
        TextLine value = values.get(field);
        return value == null ? otherwise : value.text();
    }
}
