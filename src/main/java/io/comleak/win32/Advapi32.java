// SPDX-License-Identifier: Apache-2.0
package io.comleak.win32;

import com.sun.jna.Native;
import java.nio.ByteBuffer;

/** advapi32.dll, mapped as {@link Kernel32} is. */
final class Advapi32 {
    static {
        Native.register(Advapi32.class, "advapi32");
    }

    private Advapi32() {}

    static native int OpenProcessToken(long process, int access, long[] token);

    static native int GetTokenInformation(long token, int kind, ByteBuffer information, int bytes, int[] needed);
}
