// SPDX-License-Identifier: Apache-2.0
package io.comleak.truth;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * What churn says of itself; the layout is that of {@code samples/churn/ledger.h}.
 *
 * @param pointerBytes 4 or 8
 * @param corrupted blocks whose bytes a reallocation or a copy lost
 * @param privateBytes of the process at its end; 0 if it did not come to it
 */
record Ledger(int pointerBytes, int corrupted, long privateBytes, List<Worker> workers, List<Slot> slots) {
    private static final int MAGIC = 0x4e525543;
    private static final int HEADER_BYTES = 1024;
    private static final int THREAD_BYTES = 256;
    private static final int SLOT_BYTES = 176;
    private static final int MOST_THREADS = 8;
    private static final int FIRST_BYTES = 64;

    Ledger {
        workers = List.copyOf(workers);
        slots = List.copyOf(slots);
    }

    /**
     * One thread.
     *
     * @param intent the call that was under way, or NONE
     * @param intentSlot that it was about
     * @param calls how many of each were done
     */
    record Worker(int thread, ApiCall intent, int intentSlot, long intentSize, long events, Map<ApiCall, Long> calls) {
        Worker {
            calls = Map.copyOf(calls);
        }

        boolean inFlight() {
            return intent != ApiCall.NONE;
        }
    }

    /**
     * What one call allocated.
     *
     * @param call that allocated it, or last reallocated it
     * @param pointer what that call returned
     * @param data of an array, else 0
     * @param size as the ledger has it
     * @param exposed whether its first bytes may have been read before they were written
     * @param bytes how many were written
     * @param first of them, or of an array's descriptor
     * @param firstData of an array
     */
    record Slot(
            int number,
            boolean live,
            ApiCall call,
            int thread,
            int reallocations,
            long pointer,
            long data,
            long size,
            boolean exposed,
            int bytes,
            ByteBuffer first,
            ByteBuffer firstData) {}

    static Ledger read(Path file) throws IOException {
        ByteBuffer in = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
        if (in.getInt() != MAGIC) {
            throw new IOException(file + " is no ledger: churn did not begin");
        }
        in.getInt(); // process
        int pointerBytes = in.getInt();
        int threads = in.getInt();
        int slots = in.getInt();
        int corrupted = in.getInt();
        in.getLong(); // leaving, left
        long privateBytes = in.getLong();
        List<Worker> workers = new ArrayList<>();
        for (int i = 0; i < threads; i++) {
            workers.add(worker(in.slice(HEADER_BYTES + i * THREAD_BYTES, THREAD_BYTES)));
        }
        List<Slot> all = new ArrayList<>();
        for (int i = 0; i < slots; i++) {
            all.add(slot(i, in.slice(HEADER_BYTES + MOST_THREADS * THREAD_BYTES + i * SLOT_BYTES, SLOT_BYTES)));
        }
        return new Ledger(pointerBytes, corrupted, privateBytes, workers, all);
    }

    private static Worker worker(ByteBuffer bytes) {
        ByteBuffer in = bytes.order(ByteOrder.LITTLE_ENDIAN);
        int thread = in.getInt();
        ApiCall intent = ApiCall.of(in.getInt());
        int intentSlot = in.getInt();
        in.getInt(); // reserved
        long intentSize = in.getLong();
        long events = in.getLong();
        Map<ApiCall, Long> calls = new EnumMap<>(ApiCall.class);
        for (ApiCall call : ApiCall.values()) {
            calls.put(call, in.getLong());
        }
        return new Worker(thread, intent, intentSlot, intentSize, events, calls);
    }

    private static Slot slot(int number, ByteBuffer bytes) {
        ByteBuffer in = bytes.order(ByteOrder.LITTLE_ENDIAN);
        boolean live = in.getInt() != 0;
        ApiCall call = ApiCall.of(in.getInt());
        int thread = in.getInt();
        int reallocations = in.getInt();
        long pointer = in.getLong();
        long data = in.getLong();
        long size = in.getLong();
        boolean exposed = in.getInt() != 0;
        int written = in.getInt();
        ByteBuffer first = in.slice(in.position(), FIRST_BYTES);
        ByteBuffer firstData = in.slice(in.position() + FIRST_BYTES, FIRST_BYTES);
        return new Slot(
                number, live, call, thread, reallocations, pointer, data, size, exposed, written, first, firstData);
    }

    /** Calls that were done. */
    long events() {
        return workers.stream().mapToLong(Worker::events).sum();
    }

    long calls(ApiCall call) {
        return workers.stream()
                .mapToLong(worker -> worker.calls().getOrDefault(call, 0L))
                .sum();
    }

    /** Threads that died in a call. */
    List<Worker> inFlight() {
        return workers.stream().filter(Worker::inFlight).toList();
    }
}
