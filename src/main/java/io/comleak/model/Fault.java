// SPDX-License-Identifier: Apache-2.0
package io.comleak.model;

/**
 * A fatal exception.
 *
 * @param code such as 0xC0000005
 * @param address of the faulting instruction
 * @param access of an access violation: 0 read, 1 write, 8 execute
 * @param accessed of an access violation: the address that was accessed
 * @param thread its id
 * @param stack where; empty for a stack overflow
 */
public record Fault(int code, long address, long access, long accessed, int thread, StackTrace stack) {}
