// SPDX-License-Identifier: Apache-2.0
package io.comleak.stream;

import static io.comleak.stream.StreamFormat.CHECKPOINT_HELD;
import static io.comleak.stream.StreamFormat.CHECKPOINT_PROCESS_DETACH;
import static io.comleak.stream.StreamFormat.CHECKPOINT_UNINITIALIZE;

import io.comleak.model.PdbIdentity;
import java.util.UUID;

/** Recordings that several tests read. */
final class Recordings {
    private Recordings() {}

    /** One with every type of record. */
    static RecordingBuilder everything() {
        PdbIdentity pdb = new PdbIdentity(UUID.fromString("01234567-89ab-cdef-fedc-ba9876543210"), 3);
        return RecordingBuilder.recording()
                .module("C:\\app\\app.exe", 0x140000000L, 0x20000, 0x5f5e1000, pdb)
                .module("C:\\windows\\system32\\combase.dll", 0x7ff800000000L, 0x300000)
                .stack("main", 0x140001234L, 0x7ff800001000L)
                .enter(0, 2, 1)
                .allocate(0x1000, 24)
                .stack("worker", 4, true, 0x140005678L)
                .on(0x200)
                .threadStarted()
                .allocate(0x2000, 0)
                .allocate(0x3000, 0xffffffffL)
                .allocate(0x9000, 0x1_0000_0001L)
                .reallocate(0x2000, 0x2100, 0x8000_0000_0000_0000L)
                .reallocate(0x2100, 0x2100, 7)
                .after(16)
                .free(0x2100)
                .free(0xdead, false)
                .threadEnded(2)
                .unload(0x7ff800000000L)
                .on(RecordingBuilder.MAIN_THREAD)
                .at("main")
                .leave(0)
                .leave(0, true)
                .checkpoint(CHECKPOINT_UNINITIALIZE | CHECKPOINT_HELD)
                .resume()
                .checkpoint(CHECKPOINT_PROCESS_DETACH | CHECKPOINT_HELD)
                .resume(2, true)
                .detach(5)
                .revoked();
    }
}
