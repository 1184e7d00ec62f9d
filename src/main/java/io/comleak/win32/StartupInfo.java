// SPDX-License-Identifier: Apache-2.0
package io.comleak.win32;

import com.sun.jna.Pointer;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** STARTUPINFOW: how a process is to begin, and what it is to inherit. */
public final class StartupInfo {
    private static final int BYTES = 104;
    private static final int TITLE = 24;
    private static final int FLAGS = 60;
    private static final int RESERVED2_BYTES = 66;
    private static final int RESERVED2 = 72;
    private static final int STANDARD_INPUT = 80;
    private static final int STANDARD_OUTPUT = 88;
    private static final int STANDARD_ERROR = 96;

    private static final int STARTF_USESTDHANDLES = 0x100;
    /** STARTF_USEHOTKEY, and the flag by which the shell says that it passed a monitor: both reuse standard handles. */
    private static final int STANDARD_HANDLES_REUSED = 0x200 | 0x400;

    private static final int STD_INPUT_HANDLE = -10;
    private static final int STD_OUTPUT_HANDLE = -11;
    private static final int STD_ERROR_HANDLE = -12;

    private final ByteBuffer structure = Structure.sized(BYTES);

    private StartupInfo() {}

    /** As Windows would begin a process of which nothing is asked. */
    public static StartupInfo plain() {
        return new StartupInfo();
    }

    /** What this process was itself started with. */
    public static StartupInfo passedOn() {
        StartupInfo info = new StartupInfo();
        Kernel32.GetStartupInfoW(info.structure);
        info.leaveTitleToWindows();
        return info;
    }

    /** Where nobody chose a title, Windows makes it the program's path: ours is no title for another program. */
    private void leaveTitleToWindows() {
        long title = structure.getLong(TITLE);
        if (title != 0 && new Pointer(title).getWideString(0).equalsIgnoreCase(ThisProcess.program())) {
            structure.putLong(TITLE, 0);
        }
    }

    /** Names this process's own standard handles, if none are named: only to a process of our console do they pass unnamed. */
    public void nameStandardHandles() {
        int flags = structure.getInt(FLAGS);
        if ((flags & STARTF_USESTDHANDLES) != 0) {
            return;
        }
        structure.putInt(FLAGS, (flags & ~STANDARD_HANDLES_REUSED) | STARTF_USESTDHANDLES);
        structure.putLong(STANDARD_INPUT, Kernel32.GetStdHandle(STD_INPUT_HANDLE));
        structure.putLong(STANDARD_OUTPUT, Kernel32.GetStdHandle(STD_OUTPUT_HANDLE));
        structure.putLong(STANDARD_ERROR, Kernel32.GetStdHandle(STD_ERROR_HANDLE));
    }

    /** Makes standard output the standard error handle, also for a C runtime that was handed its file descriptors. */
    public void redirectOutputToError() {
        nameStandardHandles();
        long error = structure.getLong(STANDARD_ERROR);
        structure.putLong(STANDARD_OUTPUT, error);
        int bytes = structure.getShort(RESERVED2_BYTES) & 0xffff;
        long address = structure.getLong(RESERVED2);
        if (address != 0) {
            // The block is this process's copy: what it hands on may be changed in place.
            FileDescriptors.redirectOutput(
                    new Pointer(address).getByteBuffer(0, bytes).order(ByteOrder.LITTLE_ENDIAN), error);
        }
    }

    ByteBuffer structure() {
        return structure.duplicate();
    }
}
