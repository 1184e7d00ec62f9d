// SPDX-License-Identifier: Apache-2.0
package io.comleak.win32;

import com.sun.jna.Native;
import com.sun.jna.Pointer;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Buffers that stand for structures of the SDK in their 64-bit layout. */
final class Structure {
    private Structure() {}

    /** A structure of zeros. */
    static ByteBuffer of(int bytes) {
        return ByteBuffer.allocateDirect(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    /** A structure whose first member, a DWORD, is its own size. */
    static ByteBuffer sized(int bytes) {
        return of(bytes).putInt(0, bytes);
    }

    /** The address of a direct buffer's next byte. */
    static long address(ByteBuffer direct) {
        return Pointer.nativeValue(Native.getDirectBufferPointer(direct)) + direct.position();
    }
}
