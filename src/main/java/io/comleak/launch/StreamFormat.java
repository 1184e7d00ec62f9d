// SPDX-License-Identifier: Apache-2.0
package io.comleak.launch;

/** What the launcher needs of {@code native/include/comleak/stream_format.h}; a test compares the two. */
final class StreamFormat {
    static final int MAGIC = 0x4b4c4d43;
    static final int VERSION = 1;
    static final int START_OLE_CACHE = 1;
    static final int START_APC = 2;
    static final int SECTION_BYTES = 4096 + 128 * 2048 + (1 << 20);

    private StreamFormat() {}
}
