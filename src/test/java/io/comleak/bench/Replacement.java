// SPDX-License-Identifier: Apache-2.0
package io.comleak.bench;

import static io.comleak.stream.StreamFormat.CHECKPOINT_PROCESS_DETACH;

import io.comleak.stream.RecordingBuilder;
import java.util.SplittableRandom;

/**
 * The stream of a program that keeps so many blocks, and replaces one at random over and over: it frees the block, and
 * allocates another at a place that is free, chosen at random, too. Places are 16 bytes apart, and one of two is free.
 */
final class Replacement {
    private static final long HEAP = 0x2_0000_0000L;
    private static final int ALIGNMENT = 16;
    private static final int STACKS = 1000;
    private static final int FRAMES = 20;
    private static final long APP = 0x1_4000_0000L;
    private static final int THREADS = 4;
    /** Events that a thread makes before another goes on. */
    private static final int TURN = 64;
    /** Events in a millisecond. */
    private static final int MILLISECOND = 8192;

    private static final int MTA = 0;

    private final RecordingBuilder recording = RecordingBuilder.recording();
    private final SplittableRandom random = new SplittableRandom(7);
    private final String[] stacks = new String[STACKS];
    private final int[] taken;
    private final int[] free;
    private long allocations;
    private long frees;

    Replacement(int live) {
        taken = new int[live];
        free = new int[live];
        for (int i = 0; i < live; i++) {
            taken[i] = 2 * i;
            free[i] = 2 * i + 1;
        }
    }

    /** What comes before the first block: a module, stacks, threads in apartments. */
    byte[] beginning() {
        recording.module("C:\\dev\\app.exe", APP, 0x1000_0000L);
        for (int stack = 0; stack < STACKS; stack++) {
            long[] frames = new long[FRAMES];
            for (int i = 0; i < FRAMES; i++) {
                frames[i] = APP + 0x1000L * i + 8L * stack + 5;
            }
            stacks[stack] = "stack" + stack;
            recording.stack(stacks[stack], frames);
        }
        for (int thread = 0; thread < THREADS; thread++) {
            recording.on(id(thread)).enter(0, MTA, 1);
        }
        return recording.take();
    }

    /** The first allocations of so many blocks, from one on; at most as many as there are. */
    byte[] allocations(int from, int count) {
        for (int i = from; i < Math.min(from + count, taken.length); i++) {
            moment(i);
            allocate(taken[i]);
        }
        return recording.take();
    }

    /** So many replacements, two events each. */
    byte[] replacements(int count) {
        for (int i = 0; i < count; i++) {
            moment(2 * i);
            int block = random.nextInt(taken.length);
            int place = random.nextInt(free.length);
            int freed = taken[block];
            taken[block] = free[place];
            free[place] = freed;
            recording.at(stacks[random.nextInt(STACKS)]).free(HEAP + (long) ALIGNMENT * freed);
            frees++;
            allocate(taken[block]);
        }
        return recording.take();
    }

    /** The process's end. */
    byte[] end() {
        return recording.checkpoint(CHECKPOINT_PROCESS_DETACH).detach().take();
    }

    long allocations() {
        return allocations;
    }

    long frees() {
        return frees;
    }

    int live() {
        return taken.length;
    }

    private void moment(int event) {
        if (event % TURN == 0) {
            recording.on(id(random.nextInt(THREADS)));
        }
        if (event % MILLISECOND == 0) {
            recording.after(1);
        }
    }

    private void allocate(int place) {
        recording.at(stacks[random.nextInt(STACKS)]).allocate(HEAP + (long) ALIGNMENT * place, ALIGNMENT);
        allocations++;
    }

    private static int id(int thread) {
        return RecordingBuilder.MAIN_THREAD + 4 * thread;
    }
}
