// SPDX-License-Identifier: Apache-2.0
package io.comleak.model;

import org.jspecify.annotations.Nullable;

/**
 * One frame of a stack trace.
 *
 * @param address the return address, or the faulting address itself in the first frame of a fault
 * @param module that it lay in, or null if in none
 */
public record Frame(long address, @Nullable Module module) {
    /** Distance from the module's base, or the address itself if there is no module. */
    public long offset() {
        return module == null ? address : address - module.base();
    }
}
