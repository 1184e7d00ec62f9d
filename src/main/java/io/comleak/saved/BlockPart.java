// SPDX-License-Identifier: Apache-2.0
package io.comleak.saved;

import io.comleak.model.ApartmentKind;
import io.comleak.model.Block;
import io.comleak.model.Contents;
import io.comleak.model.Decoding;
import io.comleak.model.StackTrace;
import io.comleak.report.ContentsShown;
import java.io.IOException;
import java.util.HexFormat;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads a block. */
final class BlockPart {
    private static final Map<String, ApartmentKind> APARTMENTS = Words.of(ApartmentKind.class);
    private static final Map<String, Contents.State> STATES = Words.of(Contents.State.class);
    private static final int MOST_CONTENTS = 1 << 16;
    private static final byte[] NO_BYTES = {};

    private final DecodedPart decodedPart = new DecodedPart();
    private final Members members = new Members()
            .required("serial", json -> serial = json.number(1, Long.MAX_VALUE))
            .required("address", json -> address = json.address())
            .required("size", json -> size = json.count())
            .required("thread", json -> thread = json.unsigned())
            .optional("apartment", json -> apartment = json.word(APARTMENTS))
            .required("reallocations", json -> reallocations = (int) json.number(0, Integer.MAX_VALUE))
            .required("afterShutdown", json -> afterShutdown = json.bool())
            .optional("decoded", json -> decoded = decodedPart.read(json))
            .optional("contents", this::contents);
    private final Members contentsMembers =
            new Members().required("state", json -> state = json.word(STATES)).optional("hex", this::hex);
    private long serial;
    private long address;
    private long size;
    private int thread;
    private ApartmentKind apartment = ApartmentKind.NONE;
    private int reallocations;
    private boolean afterShutdown;
    private Contents contents = Contents.NOT_READ;
    private @Nullable Decoding decoded;
    private Contents.State state = Contents.State.NOT_READ;
    private byte[] bytes = NO_BYTES;
    private boolean hasBytes;
    private boolean anyBytes;
    private boolean anyContents;
    private boolean anyWithheld;
    private boolean anyBlock;

    /** Reads a block that was allocated there. */
    Block read(JsonSource json, StackTrace stack) throws IOException {
        apartment = ApartmentKind.NONE;
        contents = Contents.NOT_READ;
        decoded = null;
        hasBytes = false;
        members.read(json);
        anyBlock = true;
        contents = withDecoding();
        return new Block(serial, address, size, thread, apartment, stack, reallocations, afterShutdown, contents);
    }

    private Contents withDecoding() {
        if (contents.isWithheld()) {
            return Contents.withheld(decoded);
        }
        return hasBytes && decoded != null && decoded.isObject() ? Contents.read(bytes, decoded) : contents;
    }

    /** How much the blocks so far tell of what was in them. */
    ContentsShown shown() {
        if (anyBytes || !anyBlock) {
            return ContentsShown.FULL;
        }
        return !anyContents ? ContentsShown.NONE : anyWithheld ? ContentsShown.DECODED : ContentsShown.FULL;
    }

    private void contents(JsonSource json) throws IOException {
        anyContents = true;
        bytes = NO_BYTES;
        hasBytes = false;
        contentsMembers.read(json);
        if (hasBytes && state != Contents.State.READ) {
            throw json.wrong("only contents that were read have bytes");
        }
        anyBytes |= hasBytes;
        anyWithheld |= !hasBytes && state == Contents.State.READ;
        contents = switch (state) {
            case READ -> hasBytes ? Contents.read(bytes) : Contents.withheld(null);
            case NOT_READ -> Contents.NOT_READ;
            case CHANGED -> Contents.CHANGED;
        };
    }

    private void hex(JsonSource json) throws IOException {
        String digits = json.string();
        try {
            bytes = digits.length() > 2 * MOST_CONTENTS
                    ? NO_BYTES
                    : HexFormat.of().parseHex(digits);
        } catch (IllegalArgumentException e) {
            throw json.wrong("pairs of hexadecimal digits were expected");
        }
        if (bytes.length != digits.length() / 2) {
            throw json.wrong("comleak writes at most " + MOST_CONTENTS + " bytes of a block");
        }
        hasBytes = true;
    }
}
