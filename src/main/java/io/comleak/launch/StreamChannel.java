// SPDX-License-Identifier: Apache-2.0
package io.comleak.launch;

import io.comleak.model.Machine;
import io.comleak.stream.StreamFormat;
import io.comleak.win32.Event;
import io.comleak.win32.Handle;
import io.comleak.win32.InboundPipe;
import io.comleak.win32.Section;
import io.comleak.win32.ThisProcess;
import io.comleak.win32.Win32Process;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.time.Duration;

/**
 * What the spy and the launcher talk through: the pipe, the section and the event that ends a hold. Both ends of the pipe
 * are opened here, and the writing end is given to the target as a handle: nobody else can ever connect.
 */
final class StreamChannel implements AutoCloseable {
    private static final int PIPE_BYTES = 1 << 20;
    private static final int NAME_BITS = 128;
    /**
     * FILE_WRITE_DATA, FILE_READ_ATTRIBUTES and SYNCHRONIZE, one by one: GENERIC_WRITE would also allow adding an
     * instance of the pipe.
     */
    private static final int WRITING_RIGHTS = 0x2 | 0x80 | 0x100000;

    /** SECTION_MAP_WRITE and SECTION_MAP_READ. */
    private static final int MAPPING_RIGHTS = 0x2 | 0x4;
    /** SYNCHRONIZE: the target waits for the event, and never sets it. */
    private static final int WAITING_RIGHTS = 0x100000;

    private final InboundPipe pipe;
    private final Handle writingEnd;
    private final Section section;
    private final Event resume = new Event();
    private final Event wake = new Event();

    /** Opens both ends of a pipe of that name. */
    StreamChannel(String pipeName) {
        pipe = new InboundPipe(pipeName, sddl(), PIPE_BYTES);
        writingEnd = InboundPipe.openWritingEnd(pipeName);
        if (InboundPipe.serverOf(writingEnd) != ThisProcess.id()) {
            throw new IllegalStateException("another process has taken the pipe " + pipeName);
        }
        section = new Section(StreamFormat.SECTION_BYTES);
        section.view().putInt(0, StreamFormat.STREAM_MAGIC).putInt(4, StreamFormat.STREAM_VERSION);
    }

    /** A name that nobody can guess. */
    static String randomName() {
        return "\\\\.\\pipe\\comleak-" + new BigInteger(NAME_BITS, new SecureRandom()).toString(16);
    }

    private static String sddl() {
        return String.format("D:P(A;;0x%x;;;%s)", WRITING_RIGHTS, ThisProcess.userSid());
    }

    /** Gives the target its handles, and keeps no writing end. */
    StartBlock giveTo(Win32Process target, LaunchRequest request) {
        StartBlock block = new StartBlock(
                target.give(writingEnd, WRITING_RIGHTS),
                target.give(section.handle(), MAPPING_RIGHTS),
                target.give(resume.handle(), WAITING_RIGHTS),
                target.giveThisProcess(),
                target.mainThreadId(),
                request.apc().contains(target.is32Bit() ? Machine.X86 : Machine.X64),
                request);
        writingEnd.close();
        return block;
    }

    int read(ByteBuffer into, Duration limit, Win32Process target) {
        return pipe.read(into, limit, wake, target.handle());
    }

    void wake() {
        wake.set();
    }

    void resumeHold() {
        resume.set();
    }

    ByteBuffer section() {
        return section.view();
    }

    @Override
    public void close() {
        writingEnd.close();
        pipe.close();
        section.close();
        resume.close();
        wake.close();
    }
}
