// SPDX-License-Identifier: Apache-2.0
package io.comleak.win32;

import com.sun.jna.Native;
import com.sun.jna.WString;
import com.sun.jna.platform.win32.WinBase;
import com.sun.jna.platform.win32.WinError;
import com.sun.jna.platform.win32.WinNT;
import java.nio.ByteBuffer;
import java.time.Duration;

/** The reading end of a named pipe of one instance. */
public final class InboundPipe implements AutoCloseable {
    /** What {@link #read} returns once no writing end is left. */
    public static final int ENDED = -1;

    private static final int FILE_FLAG_FIRST_PIPE_INSTANCE = 0x80000;
    private static final int SECURITY_SQOS_PRESENT = 0x100000;
    private static final int SECURITY_IDENTIFICATION = 0x10000;
    private static final int PIPE_REJECT_REMOTE_CLIENTS = 0x8;
    private static final int SDDL_REVISION_1 = 1;
    private static final int SECURITY_ATTRIBUTES_BYTES = 24;
    private static final int OVERLAPPED_BYTES = 32;
    private static final int OVERLAPPED_EVENT = 24;

    private final Handle handle;
    private final Event readEvent = new Event();
    private final ByteBuffer overlapped = Structure.of(OVERLAPPED_BYTES);

    /**
     * Creates the pipe and its reading end.
     *
     * @param name with {@code \\.\pipe\} before it
     * @param sddl who may do what with it, in the security descriptor definition language
     * @param bufferBytes that a writer may be ahead
     */
    public InboundPipe(String name, String sddl, int bufferBytes) {
        this.handle = create(name, sddl, bufferBytes);
        overlapped.putLong(OVERLAPPED_EVENT, readEvent.handle().value());
    }

    private static Handle create(String name, String sddl, int bufferBytes) {
        long[] descriptor = new long[1];
        Win32Exception.check(
                Advapi32.ConvertStringSecurityDescriptorToSecurityDescriptorW(
                                new WString(sddl), SDDL_REVISION_1, descriptor, new int[1])
                        != 0,
                "ConvertStringSecurityDescriptorToSecurityDescriptor");
        try {
            ByteBuffer security = Structure.sized(SECURITY_ATTRIBUTES_BYTES).putLong(8, descriptor[0]);
            // Within the block: freeing the descriptor would reset the error.
            long pipe = Kernel32.CreateNamedPipeW(
                    new WString(name),
                    WinBase.PIPE_ACCESS_INBOUND | WinNT.FILE_FLAG_OVERLAPPED | FILE_FLAG_FIRST_PIPE_INSTANCE,
                    WinBase.PIPE_TYPE_BYTE | WinBase.PIPE_READMODE_BYTE | PIPE_REJECT_REMOTE_CLIENTS,
                    1,
                    0,
                    bufferBytes,
                    0,
                    security);
            return Handle.of(pipe, "CreateNamedPipe");
        } finally {
            Kernel32.LocalFree(descriptor[0]);
        }
    }

    /** Opens the writing end of a pipe, for overlapped writing; its server may identify the opener, and no more. */
    public static Handle openWritingEnd(String name) {
        int security = SECURITY_SQOS_PRESENT | SECURITY_IDENTIFICATION;
        return Handle.of(
                Kernel32.CreateFileW(
                        new WString(name),
                        WinNT.FILE_WRITE_DATA | WinNT.SYNCHRONIZE,
                        0,
                        0,
                        WinNT.OPEN_EXISTING,
                        WinNT.FILE_FLAG_OVERLAPPED | security,
                        0),
                "CreateFile");
    }

    /** The id of the process that created a pipe, asked of its writing end. */
    public static int serverOf(Handle writingEnd) {
        int[] process = new int[1];
        Win32Exception.check(
                Kernel32.GetNamedPipeServerProcessId(writingEnd.value(), process) != 0, "GetNamedPipeServerProcessId");
        return process[0];
    }

    /**
     * Reads what there is, up to the buffer's limit, and waits while there is nothing.
     *
     * @param into direct
     * @param limit of that wait
     * @param wake ends the wait without data
     * @param writer process whose death ends the wait for good: another may hold a writing end, and never write
     * @return how many bytes were read; 0 if woken or if the time was up; {@link #ENDED}
     */
    public int read(ByteBuffer into, Duration limit, Event wake, Handle writer) {
        int started = Kernel32.ReadFile(handle.value(), Structure.address(into), into.remaining(), null, overlapped);
        if (started == 0) {
            int error = Native.getLastError();
            if (error != WinError.ERROR_IO_PENDING) {
                return ended(error);
            }
            int ended = Handle.awaitAny(limit, readEvent.handle(), wake.handle(), writer);
            if (ended != 0) {
                // Where the read has just ended by itself, this does nothing, and its bytes are taken below.
                Kernel32.CancelIoEx(handle.value(), overlapped);
            }
            return complete(into, ended == 2 ? ENDED : 0);
        }
        return complete(into, 0);
    }

    private int complete(ByteBuffer into, int ifCancelled) {
        int[] bytes = new int[1];
        if (Kernel32.GetOverlappedResult(handle.value(), overlapped, bytes, 1) == 0) {
            int error = Native.getLastError();
            return error == WinError.ERROR_OPERATION_ABORTED ? ifCancelled : ended(error);
        }
        into.position(into.position() + bytes[0]);
        return bytes[0];
    }

    private static int ended(int error) {
        if (error == WinError.ERROR_BROKEN_PIPE) {
            return ENDED;
        }
        throw new Win32Exception("ReadFile", error);
    }

    @Override
    public void close() {
        handle.close();
        readEvent.close();
    }
}
