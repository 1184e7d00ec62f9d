// SPDX-License-Identifier: Apache-2.0
package io.comleak.saved;

import io.comleak.model.Fault;
import java.io.IOException;

/** Reads the exception that a target died of. */
final class FaultPart {
    private final Members members = new Members()
            .required("code", json -> code = json.unsigned())
            .required("address", json -> address = json.address())
            .required("access", json -> access = json.number(Long.MIN_VALUE, Long.MAX_VALUE))
            .required("accessed", json -> accessed = json.address())
            .required("thread", json -> thread = json.unsigned());
    private final StackMember stack;
    private int code;
    private long address;
    private long access;
    private long accessed;
    private int thread;

    FaultPart(Stacks stacks) {
        stack = StackMember.required("stack", members, stacks);
    }

    Fault read(JsonSource json) throws IOException {
        stack.clear();
        members.read(json);
        return new Fault(code, address, access, accessed, thread, stack.trace());
    }
}
