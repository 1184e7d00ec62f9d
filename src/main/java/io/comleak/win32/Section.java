// SPDX-License-Identifier: Apache-2.0
package io.comleak.win32;

import com.sun.jna.Pointer;
import com.sun.jna.platform.win32.WinNT;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Memory to be shared with another process, zero at first; mapped into this one. */
public final class Section implements AutoCloseable {
    private static final long PAGING_FILE = -1;

    private final Handle handle;
    private final long view;
    private final int bytes;

    public Section(int bytes) {
        this.bytes = bytes;
        this.handle = Handle.of(
                Kernel32.CreateFileMappingW(PAGING_FILE, 0, WinNT.PAGE_READWRITE, 0, bytes, null), "CreateFileMapping");
        this.view = Kernel32.MapViewOfFile(handle.value(), WinNT.SECTION_MAP_READ | WinNT.SECTION_MAP_WRITE, 0, 0, 0);
        if (view == 0) {
            Win32Exception failure = Win32Exception.last("MapViewOfFile");
            handle.close();
            throw failure;
        }
    }

    public Handle handle() {
        return handle;
    }

    /** The memory, little-endian. It must not be touched once the section is closed. */
    public ByteBuffer view() {
        return new Pointer(view).getByteBuffer(0, bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    @Override
    public void close() {
        Kernel32.UnmapViewOfFile(view);
        handle.close();
    }
}
