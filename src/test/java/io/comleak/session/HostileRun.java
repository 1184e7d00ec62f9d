// SPDX-License-Identifier: Apache-2.0
package io.comleak.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.comleak.fuzz.Mutant;
import io.comleak.leaks.ExitStatus;
import io.comleak.leaks.LeakCheck;
import io.comleak.leaks.LeakGroup;
import io.comleak.leaks.LeakJudge;
import io.comleak.leaks.Policies;
import io.comleak.leaks.ProvisionalCheck;
import io.comleak.model.Block;
import io.comleak.model.Machine;
import io.comleak.model.Symbols;
import io.comleak.model.Target;
import io.comleak.model.TargetMemory;
import io.comleak.model.TrackedRun;
import io.comleak.report.ContentsShown;
import io.comleak.report.json.JsonReporter;
import io.comleak.report.text.TextOptions;
import io.comleak.report.text.TextReporter;
import io.comleak.saved.RunFile;
import io.comleak.saved.SavedRun;
import io.comleak.tracker.SnapshotLimits;
import io.comleak.tracker.TargetEnd;
import io.comleak.tracker.Tracker;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/**
 * The way of a target's bytes from the section to both reports, as a run has it. Only the processes are left
 * out.
 */
class HostileRun implements Mutant {
    private static final String HARMFUL = "\u001b]0;title\u0007\r\n::error::x\0\ud800";
    private static final Target TARGET =
            new Target("C:\\app\\" + HARMFUL + ".exe", HARMFUL, 4711, Machine.X64, "C:\\windows");
    private static final int[] EXIT_CODES = {0, 1, 0xC0000005, 0xC0000374, -1, Integer.MIN_VALUE};

    private final byte[] stream;
    private final int received;
    private final ByteBuffer section;
    private final Symbols symbols;
    private final Random random;
    private final StringWriter text = new StringWriter();
    private final StringWriter json = new StringWriter();
    private @Nullable TrackedRun run;
    private boolean damaged;

    HostileRun(byte[] stream, int received, ByteBuffer section, Symbols symbols, Random random) {
        this.stream = stream;
        this.received = received;
        this.section = section;
        this.symbols = symbols;
        this.random = random;
    }

    @Override
    public int bytes() {
        return Math.max(1, stream.length);
    }

    /** Whether not all of it could be understood. */
    boolean damaged() {
        return damaged;
    }

    String text() {
        return text.toString();
    }

    @Override
    public void deal() throws IOException {
        Tracker tracker = new Tracker(TARGET, memory(), checkpoint -> {}, SnapshotLimits.DEFAULT);
        StreamIntake intake = new StreamIntake(tracker, section, checkpoint -> {}, () -> {});
        int cut = random.nextInt(received + 1);
        intake.feed(ByteBuffer.wrap(stream, 0, cut));
        intake.feed(ByteBuffer.wrap(stream, cut, received - cut));
        intake.take();
        tracker.snapshot();
        ProvisionalCheck.of(tracker.soFar());
        intake.take();
        intake.feedModules();
        TrackedRun finished = tracker.finish(end(intake));
        report(LeakJudge.judge(finished));
        run = finished;
    }

    /** Some of it can be read, and none of it is harmless. */
    private static TargetMemory memory() {
        return (address, into) -> {
            while (into.hasRemaining()) {
                into.put((byte) (address * 31 + into.remaining() * 7L));
            }
            return address % 3 != 0;
        };
    }

    private TargetEnd end(StreamIntake intake) {
        TargetEnd.EndedBy[] enders = TargetEnd.EndedBy.values();
        var spy = intake.spyState();
        damaged = !intake.incompleteness().isEmpty();
        return new TargetEnd(
                enders[random.nextInt(enders.length)],
                EXIT_CODES[random.nextInt(EXIT_CODES.length)],
                Duration.ofMillis(random.nextInt(100_000)),
                random.nextBoolean() ? OptionalInt.of(random.nextInt(3)) : OptionalInt.empty(),
                random.nextBoolean(),
                spy,
                intake.incompleteness());
    }

    private void report(LeakCheck check) throws IOException {
        ExitStatus status = ExitStatus.of(check, Policies.DEFAULT);
        new TextReporter(new TextOptions(ContentsShown.FULL, 64, 32, 3, 100, false, false), Policies.DEFAULT, symbols)
                .report(check, status, text);
        new JsonReporter(symbols, "0", ContentsShown.FULL).report(check, status, json);
    }

    @Override
    public void check() {
        assertThat(text.toString().codePoints())
                .as("what a terminal would obey")
                .noneMatch(c -> c != '\n' && (c < ' ' || (c >= 0x7f && c < 0xa0) || (c >= 0x2028 && c < 0x2030)));
        encode(text);
        encode(json);
        assertThat(rewritten()).isEqualTo(json.toString());
        checkCounts(Objects.requireNonNull(run));
    }

    /** The JSON, read back and written again. */
    private String rewritten() {
        byte[] bytes = json.toString().getBytes(StandardCharsets.UTF_8);
        StringWriter again = new StringWriter();
        try {
            SavedRun saved = RunFile.read("run.json", () -> new ByteArrayInputStream(bytes), LeakGroup.USUALLY_KEPT);
            new JsonReporter(saved.symbols(), saved.version(), saved.contents())
                    .report(saved.check(), saved.status(), again);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return again.toString();
    }

    private static void checkCounts(TrackedRun run) {
        long blocks = 0;
        long bytes = 0;
        for (Block block : run.outstanding()) {
            blocks++;
            bytes += block.size();
        }
        assertThat(blocks)
                .isEqualTo(run.outstanding().count())
                .isLessThanOrEqualTo(run.counts().peakBlocks());
        assertThat(bytes).isEqualTo(run.outstanding().bytes());
    }

    /** As a file takes it: strictly. */
    private static void encode(StringWriter report) {
        try {
            StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(report.getBuffer()));
        } catch (CharacterCodingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
