// SPDX-License-Identifier: Apache-2.0
package io.comleak.model;

import org.jspecify.annotations.Nullable;

/**
 * An executable or DLL at its place in memory: the same file loaded again elsewhere is another module.
 *
 * @param id unique within a run, ascending in order of first loading, from 1
 * @param path full path, as the loader gave it
 * @param base address of its first byte
 * @param size SizeOfImage, bytes
 * @param timestamp TimeDateStamp of its file header
 * @param pdb identity of its program database, where the image names one
 */
public record Module(
        int id,
        String path,
        long base,
        long size,
        int timestamp,
        @Nullable PdbIdentity pdb) {
    /** Not the one that a record has: to put that together, when it is first asked for, takes longer than a start should. */
    @Override
    public int hashCode() {
        return 31 * path.hashCode() + Long.hashCode(base);
    }

    /** The file name alone, such as {@code combase.dll}. */
    public String name() {
        return path.substring(Math.max(path.lastIndexOf('\\'), path.lastIndexOf('/')) + 1);
    }

    /** The file name without {@code .dll} or {@code .exe}, as debuggers write it before the exclamation mark. */
    public String shortName() {
        String name = name();
        int dot = name.lastIndexOf('.');
        return dot > 0 ? name.substring(0, dot) : name;
    }

    /** Whether an address lies within. Addresses compare as unsigned numbers. */
    public boolean contains(long address) {
        return Long.compareUnsigned(address - base, size) < 0;
    }
}
