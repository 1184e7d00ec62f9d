// SPDX-License-Identifier: Apache-2.0
package io.comleak.tracker;

import io.comleak.model.TargetMemory;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Stands for the memory of a live process: readable ranges, and a list of the calls that were made. */
final class FakeMemory implements TargetMemory {
    /** One call. */
    record Call(long address, int length) {}

    private final TreeMap<Long, byte[]> ranges = new TreeMap<>(Long::compareUnsigned);
    private final List<Call> calls = new ArrayList<>();
    private Runnable whileReading = () -> {};

    /** From the address on, byte n is {@code first + n}. */
    FakeMemory readable(long address, int length, int first) {
        byte[] bytes = new byte[length];
        for (int i = 0; i < length; i++) {
            bytes[i] = (byte) (first + i);
        }
        ranges.put(address, bytes);
        return this;
    }

    /** Pointers of 8 bytes, from the address on. */
    FakeMemory pointers(long address, long... pointers) {
        ByteBuffer bytes = ByteBuffer.allocate(Long.BYTES * pointers.length).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asLongBuffer().put(pointers);
        ranges.put(address, bytes.array());
        return this;
    }

    /** What happens at each call. */
    FakeMemory whileReading(Runnable action) {
        whileReading = action;
        return this;
    }

    List<Call> calls() {
        return calls;
    }

    @Override
    public boolean read(long address, ByteBuffer into) {
        whileReading.run();
        calls.add(new Call(address, into.remaining()));
        Map.Entry<Long, byte[]> range = ranges.floorEntry(address);
        if (range == null) {
            return false;
        }
        long offset = address - range.getKey();
        int room = range.getValue().length - into.remaining();
        if (room < 0 || Long.compareUnsigned(offset, room) > 0) {
            return false;
        }
        into.put(range.getValue(), (int) offset, into.remaining());
        return true;
    }
}
