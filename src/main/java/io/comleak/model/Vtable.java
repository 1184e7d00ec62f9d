// SPDX-License-Identifier: Apache-2.0
package io.comleak.model;

/**
 * A table of virtual functions, to which the first word of an object points.
 *
 * @param module that it is part of
 * @param offset of its first function from the module's base
 * @param className of the objects, as the module has it, or empty
 */
public record Vtable(Module module, long offset, String className) {}
