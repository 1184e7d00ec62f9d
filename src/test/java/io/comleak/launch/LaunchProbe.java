// SPDX-License-Identifier: Apache-2.0
package io.comleak.launch;

import io.comleak.stream.Section;
import io.comleak.stream.StreamFormat;
import io.comleak.stream.StreamFormatException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Launches a target, reads its stream to the end and waits for its death. */
final class LaunchProbe {
    private static final Duration LIMIT = Duration.ofSeconds(30);

    private LaunchProbe() {}

    public static void main(String[] args) {
        try (Probe probe = new Probe()) {
            RawCommandLine line = RawCommandLine.ofThisProcess();
            probe.saw("commandLine", line.rest(0));
            try (LaunchedTarget target = Probe.launch(line)) {
                probe.saw("machine", target.target().machine());
                probe.saw("program", target.target().program());
                probe.saw("windowsFolder", target.target().windowsFolder());
                probe.saw("magic", target.section().getInt(0));
                probe.saw("streamBytes", drain(target));
                probe.saw("dead", target.awaitDeath(Duration.ofSeconds(30)));
                probe.saw("exitCode", Integer.toHexString(target.exitCode()));
                probe.saw("children", target.childProcesses().orElseThrow());
            } catch (LaunchException e) {
                probe.saw("failure", e.failure().exitCode());
                probe.saw("wrong", e.getMessage());
                probe.saw("advice", e.failure().advice());
            }
        }
    }

    /** Returns how many bytes the stream had, and writes them into a file if one is named. */
    private static int drain(LaunchedTarget target) {
        ByteArrayOutputStream stream = new ByteArrayOutputStream();
        do {
            take(target, stream);
            // At every checkpoint the target waits to be looked at.
            target.resumeHold(-1);
        } while (target.awaitRecords(LIMIT));
        take(target, stream);
        write(stream.toByteArray(), System.getProperty("probe.stream"));
        return stream.size();
    }

    private static void take(LaunchedTarget target, ByteArrayOutputStream stream) {
        ByteBuffer bytes = ByteBuffer.allocate(StreamFormat.RING_BYTES);
        try {
            if (new Section(target.section()).take(stream.size(), bytes)) {
                target.tellOfRoom();
            }
        } catch (StreamFormatException e) {
            throw new IllegalStateException(e);
        }
        stream.write(bytes.array(), 0, bytes.position());
    }

    private static void write(byte[] stream, @Nullable String file) {
        try {
            if (file != null) {
                Files.write(Path.of(file), stream);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
