// SPDX-License-Identifier: Apache-2.0
package io.comleak.leaks;

/**
 * What a group of blocks is known by from run to run, build to build and machine to machine: a digest of the functions
 * that led to the allocation. Groups whose functions are the same, such as two calls in one function, share it.
 *
 * @param bits the digest
 * @param basis what it was made from; fingerprints of different bases cannot be compared
 */
public record Fingerprint(long bits, Basis basis) {
    /** What the target's own frames were known by, the worst of them. */
    public enum Basis {
        /** Functions, from debug information. */
        NAMES,
        /** Exported functions and the distance from them: another build may have another distance. */
        EXPORTS,
        /** Modules and offsets: another build has others. */
        OFFSETS
    }

    /** Sixteen hexadecimal digits. */
    public String digits() {
        return String.format("%016x", bits);
    }

    @Override
    public String toString() {
        return digits();
    }
}
