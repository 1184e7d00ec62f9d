// SPDX-License-Identifier: Apache-2.0
package io.comleak.launch;

import io.comleak.model.Machine;
import io.comleak.stream.StreamFormat;
import io.comleak.win32.Event;
import io.comleak.win32.Handle;
import io.comleak.win32.Section;
import io.comleak.win32.Win32Process;
import java.nio.ByteBuffer;
import java.time.Duration;

/**
 * What the spy and the launcher talk through: a section, and events that say when to look at it. None has a name, and the
 * target is given handles that allow what the spy must do: nobody else can get at them.
 */
final class StreamChannel implements AutoCloseable {
    /** SECTION_MAP_WRITE and SECTION_MAP_READ. */
    private static final int MAPPING_RIGHTS = 0x2 | 0x4;

    /** EVENT_MODIFY_STATE. */
    private static final int SETTING_RIGHTS = 0x2;

    private static final int SYNCHRONIZE = 0x100000;
    /** One that was woken wakes the next. */
    private static final int WAITING_RIGHTS = SYNCHRONIZE | SETTING_RIGHTS;

    private final Section section = new Section(StreamFormat.SECTION_BYTES);
    private final Event doorbell = new Event();
    private final Event room = new Event();
    private final Event resume = new Event();
    private final Event wake = new Event();

    StreamChannel() {
        section.view().putInt(0, StreamFormat.STREAM_MAGIC).putInt(4, StreamFormat.STREAM_VERSION);
    }

    /** Gives the target its handles. */
    StartBlock giveTo(Win32Process target, LaunchRequest request) {
        return new StartBlock(
                target.give(section.handle(), MAPPING_RIGHTS),
                target.give(doorbell.handle(), SETTING_RIGHTS),
                target.give(room.handle(), WAITING_RIGHTS),
                target.give(resume.handle(), SYNCHRONIZE),
                target.giveThisProcess(),
                target.mainThreadId(),
                request.apc().contains(target.is32Bit() ? Machine.X86 : Machine.X64),
                request);
    }

    /** Waits for records, for a call of {@link #wake}, for that long at most; false if the target is dead, and nothing else came. */
    boolean awaitRecords(Duration limit, Win32Process target) {
        return Handle.awaitAny(limit, doorbell.handle(), wake.handle(), target.handle()) != 2;
    }

    void wake() {
        wake.set();
    }

    void tellOfRoom() {
        room.set();
    }

    void tellOfResume() {
        resume.set();
    }

    ByteBuffer section() {
        return section.view();
    }

    @Override
    public void close() {
        section.close();
        doorbell.close();
        room.close();
        resume.close();
        wake.close();
    }
}
