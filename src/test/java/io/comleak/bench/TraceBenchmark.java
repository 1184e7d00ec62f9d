// SPDX-License-Identifier: Apache-2.0
package io.comleak.bench;

import io.comleak.stream.StreamFormatException;
import java.io.IOException;
import java.nio.file.Files;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** Events decoded and tracked, of a real program that was recorded. An operation is all of them. */
@State(Scope.Thread)
public class TraceBenchmark {
    private byte[] bytes = {};
    private Ingest ingest = new Ingest();

    @Setup(Level.Trial)
    public void read() throws IOException {
        bytes = Files.readAllBytes(TraceWriter.FILE);
    }

    @Setup(Level.Invocation)
    public void begin() {
        ingest = new Ingest();
    }

    @Benchmark
    public void trace() throws StreamFormatException {
        ingest.feed(bytes);
    }
}
