// SPDX-License-Identifier: Apache-2.0
package io.comleak.bench;

import io.comleak.stream.StreamFormatException;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** Events decoded and tracked, of a program that replaces blocks at random. An operation is an event. */
@State(Scope.Thread)
public class IngestBenchmark {
    private static final int PAIRS = 1 << 19;
    private static final int AT_ONCE = 100_000;

    /** Blocks that are outstanding all the time. */
    @Param({"1000", "100000", "10000000"})
    public int live;

    private Replacement program = new Replacement(1);
    private Ingest ingest = new Ingest();
    private byte[] bytes = {};

    @Setup(Level.Trial)
    public void fill() throws StreamFormatException {
        program = new Replacement(live);
        ingest = new Ingest();
        ingest.feed(program.beginning());
        for (int block = 0; block < live; block += AT_ONCE) {
            ingest.feed(program.allocations(block, AT_ONCE));
        }
    }

    /** Not measured: what one call of the benchmark is fed. */
    @Setup(Level.Invocation)
    public void make() {
        bytes = program.replacements(PAIRS);
    }

    @Benchmark
    @OperationsPerInvocation(2 * PAIRS)
    public void replacement() throws StreamFormatException {
        ingest.feed(bytes);
    }

    @TearDown(Level.Trial)
    public void check() throws StreamFormatException {
        ingest.feed(program.end());
        ingest.end(program.allocations(), program.frees(), program.live());
    }
}
