// SPDX-License-Identifier: Apache-2.0
package io.comleak.stream;

import java.util.HashMap;
import java.util.Map;

/** What must come before what: hello before all, a stack before its use, a checkpoint before the end of its hold. */
final class StreamOrder {
    private final StackNumbers stacks = new StackNumbers();
    private final Map<Integer, Integer> heldThreads = new HashMap<>();
    private boolean begun;
    private int lastCheckpoint;

    void admit(RecordType type, RecordView record) throws StreamFormatException {
        record.require((type == RecordType.HELLO) != begun, begun ? "a second HELLO" : "no HELLO before " + type);
        begun = true;
    }

    /** Whether hello has come. */
    boolean begun() {
        return begun;
    }

    /** Whether an event may name a stack. */
    boolean knows(int stack) {
        return stack == 0 || stacks.contains(stack);
    }

    void define(int stack, RecordView record) throws StreamFormatException {
        record.require(stacks.define(stack), "stack " + Integer.toUnsignedString(stack) + " does not ascend");
    }

    /** The stack number that a member holds, once it is known to be defined. */
    int stack(RecordView record, int member) throws StreamFormatException {
        int stack = record.intAt(member);
        if (!knows(stack)) {
            throw record.damaged("stack " + Integer.toUnsignedString(stack) + " is not defined");
        }
        return stack;
    }

    void checkpoint(int number, boolean held, RecordView record) throws StreamFormatException {
        record.require(
                // A thread that is killed in between may have used a number up.
                Integer.compareUnsigned(number, lastCheckpoint) > 0,
                "checkpoint " + Integer.toUnsignedString(number) + " after " + lastCheckpoint);
        lastCheckpoint = number;
        if (held) {
            heldThreads.put(number, record.thread());
        }
    }

    void resumed(int number, RecordView record) throws StreamFormatException {
        Integer thread = heldThreads.remove(number);
        record.require(
                thread != null && thread == record.thread(),
                "resumed from checkpoint " + Integer.toUnsignedString(number) + ", which holds no such thread");
    }
}
