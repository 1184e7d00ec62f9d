// SPDX-License-Identifier: Apache-2.0
package io.comleak.launch;

import io.comleak.stream.StreamFormat;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * What the launcher tells the spy. Handles have the values that they have in the target.
 *
 * @param section the section
 * @param doorbell the event that says that there are records
 * @param room the event that says that some were taken
 * @param resume the event that ends a hold
 * @param launcher the launcher's process
 * @param mainThread id of the target's suspended main thread
 * @param apc whether to queue that thread an APC
 * @param request for the settings
 */
record StartBlock(
        long section,
        long doorbell,
        long room,
        long resume,
        long launcher,
        int mainThread,
        boolean apc,
        LaunchRequest request) {
    static final int BYTES = 72;

    byte[] bytes() {
        return ByteBuffer.allocate(BYTES)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(StreamFormat.STREAM_MAGIC)
                .putInt(StreamFormat.STREAM_VERSION)
                .putLong(section)
                .putLong(doorbell)
                .putLong(room)
                .putLong(resume)
                .putLong(launcher)
                .putInt(flags())
                .putInt(mainThread)
                .putInt(request.stackDepth())
                .putInt((int) request.holdTimeout().toMillis())
                .putInt((int) request.stallTimeout().toMillis())
                .array();
    }

    private int flags() {
        return (request.oleCache() ? StreamFormat.START_OLE_CACHE : 0) | (apc ? StreamFormat.START_APC : 0);
    }
}
