// SPDX-License-Identifier: Apache-2.0
package io.comleak.saved;

import io.comleak.model.Frame;
import io.comleak.model.StackTrace;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A member that is a stack trace, and those beside it: whether there were more frames, and what a scan found of them. */
final class StackMember {
    private final Stacks stacks;
    private @Nullable List<Frame> frames;
    private boolean cut;
    private List<Frame> scanned = List.of();

    private StackMember(Stacks stacks) {
        this.stacks = stacks;
    }

    static StackMember required(String name, Members of, Stacks stacks) {
        StackMember member = new StackMember(stacks);
        of.required(name, json -> member.frames = stacks.frames(json));
        return member.withRest(name, of);
    }

    static StackMember optional(String name, Members of, Stacks stacks) {
        StackMember member = new StackMember(stacks);
        of.optional(name, json -> member.frames = stacks.frames(json));
        return member.withRest(name, of);
    }

    private StackMember withRest(String name, Members of) {
        of.optional(name + "Cut", json -> cut = json.bool());
        of.optional(name + "Scanned", json -> scanned = stacks.frames(json));
        return this;
    }

    /** Before the next object is read. */
    void clear() {
        frames = null;
        cut = false;
        scanned = List.of();
    }

    /** Null if the object had none. */
    @Nullable
    StackTrace orNull() {
        return frames == null ? null : stacks.trace(frames, cut, scanned);
    }

    /** Of a member that is required. */
    StackTrace trace() {
        return stacks.trace(frames == null ? List.of() : frames, cut, scanned);
    }
}
