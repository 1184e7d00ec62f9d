// SPDX-License-Identifier: Apache-2.0
package io.comleak.win32;

import com.sun.jna.platform.win32.WinNT;
import java.nio.ByteBuffer;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.LongStream;

/** The memory of another process. Addresses are that process's. */
public final class ProcessMemory {
    private static final int LIST_MODULES_ALL = 3;
    private static final int MAX_PATH = 32768;
    private static final int MAX_MODULES = 4096;

    private final Handle process;

    ProcessMemory(Handle process) {
        this.process = process;
    }

    /** Allocates memory, zero at first, that can be read and written but not executed. */
    public long allocate(long bytes) {
        int type = WinNT.MEM_COMMIT | WinNT.MEM_RESERVE;
        long address = Kernel32.VirtualAllocEx(process.value(), 0, bytes, type, WinNT.PAGE_READWRITE);
        Win32Exception.check(address != 0, "VirtualAllocEx");
        return address;
    }

    public void write(long address, byte[] bytes) {
        Win32Exception.check(
                Kernel32.WriteProcessMemory(process.value(), address, bytes, bytes.length, null) != 0,
                "WriteProcessMemory");
    }

    /** Fills a direct buffer from its position to its limit; false if any of it could not be read. */
    public boolean read(long address, ByteBuffer direct) {
        int bytes = direct.remaining();
        if (Kernel32.ReadProcessMemory(process.value(), address, Structure.address(direct), bytes, null) == 0) {
            return false;
        }
        direct.position(direct.limit());
        return true;
    }

    /** Where a loaded module of that file name lies, whatever its folder. */
    public Optional<Long> moduleBase(String fileName) {
        long[] modules = new long[MAX_MODULES];
        int[] bytes = new int[1];
        Win32Exception.check(
                Kernel32.K32EnumProcessModulesEx(
                                process.value(), modules, MAX_MODULES * Long.BYTES, bytes, LIST_MODULES_ALL)
                        != 0,
                "EnumProcessModulesEx");
        String end = "\\" + fileName.toLowerCase(Locale.ROOT);
        return LongStream.of(modules)
                .limit(bytes[0] / Long.BYTES)
                .filter(module -> path(module).toLowerCase(Locale.ROOT).endsWith(end))
                .boxed()
                .findFirst();
    }

    private String path(long module) {
        char[] path = new char[MAX_PATH];
        int length = Kernel32.K32GetModuleFileNameExW(process.value(), module, path, path.length);
        return new String(path, 0, length);
    }
}
