// SPDX-License-Identifier: Apache-2.0
package io.comleak.steps;

/** Is told what comleak has done. Any thread may tell it, and none waits for what it writes. */
@FunctionalInterface
public interface Steps {
    /** For those who do not ask. */
    Steps NONE = (format, about) -> {};

    /** A step was taken; {@code format} is that of {@link String#format}, and only used where somebody listens. */
    void did(String format, Object... about);

    /** Writes to where steps may go as well: all that was told comes before, and nothing comes in between. */
    default void uninterrupted(Runnable writing) {
        writing.run();
    }
}
