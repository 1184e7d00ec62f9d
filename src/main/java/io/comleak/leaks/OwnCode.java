// SPDX-License-Identifier: Apache-2.0
package io.comleak.leaks;

import io.comleak.model.Frame;
import io.comleak.model.StackTrace;
import io.comleak.model.Target;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds the target's own code in a stack trace. */
public final class OwnCode {
    /** Modules through which Windows calls a DLL when the process ends or the DLL goes. */
    private static final Set<String> LOADER = Set.of("ntdll.dll", "kernel32.dll", "kernelbase.dll");

    private OwnCode() {}

    /** The first frame of an own module, or null if there is none. */
    public static @Nullable Frame firstFrame(Target target, StackTrace stack) {
        for (Frame frame : stack.frames()) {
            if (owns(target, frame)) {
                return frame;
            }
        }
        return null;
    }

    /** The frame that the target's own code called there, or null: that of SysAllocString, say. */
    public static @Nullable Frame called(Target target, StackTrace stack) {
        Frame own = firstFrame(target, stack);
        int at = own == null ? 0 : stack.frames().indexOf(own);
        return at < 1 ? null : stack.frames().get(at - 1);
    }

    /**
     * The frame of the target's own that freed a block, or null if Windows did. Nearly every stack begins in the
     * target's main function; it did not free what a DLL of Windows' frees on its own detach, with the loader in between.
     */
    static @Nullable Frame freeingFrame(Target target, StackTrace freed) {
        for (Frame frame : freed.frames()) {
            if (owns(target, frame)) {
                return frame;
            }
            if (frame.module() != null && LOADER.contains(frame.module().name().toLowerCase(Locale.ROOT))) {
                return null;
            }
        }
        return null;
    }

    /** Whether a frame lies in an own module. */
    public static boolean owns(Target target, Frame frame) {
        return frame.module() != null && target.owns(frame.module());
    }
}
