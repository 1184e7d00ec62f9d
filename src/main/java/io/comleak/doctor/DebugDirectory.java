// SPDX-License-Identifier: Apache-2.0
package io.comleak.doctor;

import io.comleak.launch.PortableExecutable;
import io.comleak.launch.PortableExecutable.MalformedException;
import io.comleak.model.PdbIdentity;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What an image says of how it was built.
 *
 * @param pdb which program database belongs to it, or null
 * @param pdbPath where that was written; empty if there is none
 * @param shadowStack whether it can run with CET's shadow stack
 */
record DebugDirectory(@Nullable PdbIdentity pdb, String pdbPath, boolean shadowStack) {
    private static final int DEBUG = 6;
    private static final int ENTRY_BYTES = 28;
    private static final int CODEVIEW = 2;
    private static final int EXTENDED_CHARACTERISTICS = 20;
    private static final int RSDS = 0x53445352;

    static DebugDirectory of(PortableExecutable image) throws MalformedException {
        PortableExecutable.Place place = image.directory(DEBUG).orElse(null);
        PdbIdentity pdb = null;
        String path = "";
        boolean shadowStack = false;
        try {
            ByteBuffer entries = place == null ? ByteBuffer.allocate(0) : image.from(place.offset());
            for (int at = 0; place != null && at + ENTRY_BYTES <= place.bytes(); at += ENTRY_BYTES) {
                int type = entries.getInt(at + 12);
                int data = entries.getInt(at + 20);
                if (type == CODEVIEW && data != 0 && image.from(data).getInt(0) == RSDS) {
                    pdb = new PdbIdentity(
                            guid(image.from(data).position(4)), image.from(data).getInt(20));
                    path = text(image.from(data).position(24));
                } else if (type == EXTENDED_CHARACTERISTICS && data != 0) {
                    shadowStack = (image.from(data).getInt(0) & 1) != 0;
                }
            }
        } catch (IndexOutOfBoundsException e) {
            throw new MalformedException("its debug directory leads outside the file");
        }
        return new DebugDirectory(pdb, path, shadowStack);
    }

    /** A GUID as Windows writes it: the first three parts are numbers of its machine. */
    static UUID guid(ByteBuffer bytes) {
        ByteBuffer order = bytes.slice().order(ByteOrder.LITTLE_ENDIAN);
        long high = ((long) order.getInt(0) << 32)
                | Short.toUnsignedLong(order.getShort(4)) << 16
                | Short.toUnsignedLong(order.getShort(6));
        return new UUID(high, order.order(ByteOrder.BIG_ENDIAN).getLong(8));
    }

    private static String text(ByteBuffer bytes) {
        int end = bytes.position();
        while (bytes.get(end) != 0) {
            end++;
        }
        byte[] text = new byte[end - bytes.position()];
        bytes.get(text);
        return new String(text, StandardCharsets.UTF_8);
    }
}
