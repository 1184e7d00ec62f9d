// SPDX-License-Identifier: Apache-2.0
package io.comleak.stream;

import static io.comleak.stream.StreamFormat.CHECKPOINT_HELD;
import static io.comleak.stream.StreamFormat.CHECKPOINT_PROCESS_DETACH;
import static io.comleak.stream.StreamFormat.CHECKPOINT_UNINITIALIZE;

import io.comleak.model.PdbIdentity;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/** Recordings that several tests read. */
public final class Recordings {
    /** Where those of real programs lie; a test of launching makes them. */
    public static final Path RECORDED = Path.of("src/test/resources/streams");

    private Recordings() {}

    /** One with every type of record. */
    static RecordingBuilder everything() {
        PdbIdentity pdb = new PdbIdentity(UUID.fromString("01234567-89ab-cdef-fedc-ba9876543210"), 3);
        RecordingBuilder begun = RecordingBuilder.recording()
                .module("C:\\app\\app.exe", 0x140000000L, 0x20000, 0x5f5e1000, pdb)
                .module("C:\\windows\\system32\\combase.dll", 0x7ff800000000L, 0x300000)
                .stack("main", 0x140001234L, 0x7ff800001000L)
                .enter(0, 2, 1)
                .allocate(0x1000, 24)
                .stack("worker", 4, 1, true, 0x140005678L, 0x140005000L)
                .on(0x200)
                .threadStarted()
                .allocateLong(0x2000, 0)
                .allocate(0x2800, 0xffff)
                .allocate(0x2900, 0x10000)
                .allocate(0xffff_ffff_fff0L, 0)
                .allocate(0x1_0000_0000_0000L, 3)
                .allocate(0x3000, 0xffffffffL)
                .allocate(0x9000, 0x1_0000_0001L)
                .reallocate(0x2000, 0x2100, 0x7fff_ffff_ffffL)
                .reallocate(0x2100, 0x2100, 7)
                .after(16)
                .free(0x2100)
                .free(0xdead, false);
        return everyForm(begun)
                .threadEnded(2)
                .unload(0x7ff800000000L)
                .on(RecordingBuilder.MAIN_THREAD)
                .at("main")
                .leave(0)
                .leave(0, true)
                .checkpoint(CHECKPOINT_UNINITIALIZE | CHECKPOINT_HELD)
                .resume()
                .phase("loading \u65e5")
                .allocate(0x7000, 24)
                .ignore(0x7008)
                .phase("")
                .mark(0, "loaded")
                .mark(0, "")
                .checkpoint(CHECKPOINT_PROCESS_DETACH | CHECKPOINT_HELD)
                .resume(4, true)
                .detach(5)
                .revoked();
    }

    /** Allocations and frees that fit the short form, that do not, and that repeat others. */
    private static RecordingBuilder everyForm(RecordingBuilder begun) {
        return begun.freeLong(0x2800, StreamFormat.BLOCK_SPIED)
                .on(0x3fffc)
                .free(0x2900)
                .on(0x40000)
                .free(0x3000)
                .on(0x201)
                .allocate(0x2a00, 5)
                .free(0x2a00)
                .on(0x200)
                .repeated(StreamFormat.RECORD_REPEATED_FREED, 0xffff_ffff_fff0L)
                .allocate(0x2b00, 11)
                .at("main")
                .repeated(StreamFormat.RECORD_REPEATED_ALLOCATED, 0xabcd_1234_5678L)
                .repeated(StreamFormat.RECORD_REPEATED_FREED, 0x2b00)
                .repeated(StreamFormat.RECORD_REPEATED_ALLOCATED, 0x2b00)
                .free(0x2b00)
                .repeated(StreamFormat.RECORD_REPEATED_FREED, 0xabcd_1234_5678L)
                .at("worker");
    }

    /** Streams of real programs, and made ones with every type of record, of 64-bit and of 32-bit targets. */
    public static List<byte[]> ofBothMachines() {
        List<byte[]> streams =
                new ArrayList<>(List.of(everything().bytes(), of32Bits().bytes()));
        try (Stream<Path> files = Files.list(RECORDED)) {
            for (Path file : files.sorted().toList()) {
                streams.add(Files.readAllBytes(file));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return streams;
    }

    private static RecordingBuilder of32Bits() {
        return RecordingBuilder.empty()
                .hello(0, StreamFormat.STREAM_MAGIC, StreamFormat.STREAM_VERSION, 0)
                .module("C:\\app\\app.exe", 0x400000, 0x20000)
                .module("C:\\windows\\syswow64\\combase.dll", 0x75000000L, 0x300000)
                .stack("windows", 0x75001000L)
                .stack("own", 0x75001000L, 0x401234)
                .enter(0, 2, 1)
                .allocate(0x1000, 24)
                .allocate(0x1100, 24)
                .reallocate(0x1000, 0x1200, 300)
                .free(0x1000)
                .on(8)
                .at("windows")
                .enter(0, 0, 1)
                .allocate(0x1000, 24)
                .free(0x1104)
                .threadEnded(1)
                .on(RecordingBuilder.MAIN_THREAD)
                .at("own")
                .leave(0)
                .checkpoint(CHECKPOINT_UNINITIALIZE | CHECKPOINT_HELD)
                .resume()
                .free(0x1100)
                .unload(0x75000000L)
                .allocate(0x1300, 0)
                .reallocate(0x1300, 0x1300, 8)
                .checkpoint(CHECKPOINT_PROCESS_DETACH | CHECKPOINT_HELD)
                .resume()
                .detach()
                .free(0x1000);
    }
}
