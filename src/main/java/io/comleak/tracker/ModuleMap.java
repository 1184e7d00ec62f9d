// SPDX-License-Identifier: Apache-2.0
package io.comleak.tracker;

import io.comleak.model.Module;
import io.comleak.model.PdbIdentity;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The modules that are loaded at the moment, by address, and all that ever were. */
final class ModuleMap {
    private final TreeMap<Long, Module> loaded = new TreeMap<>(Long::compareUnsigned);
    private final List<Module> all = new ArrayList<>();
    /** By what tells it from others; a plug-in may come and go all day. */
    private final Map<Module, Module> known = new HashMap<>();

    /**
     * A module was loaded. The enumeration at the start and a notification may tell of the same one. Whatever else lay where
     * it lies must have gone. One that comes again, to where it was, is the same.
     */
    void load(String path, long base, long size, int timestamp, @Nullable PdbIdentity pdb) {
        Module before = loaded.get(base);
        if (before != null && before.path().equalsIgnoreCase(path) && before.size() == size) {
            return;
        }
        Module first = find(base);
        if (first != null) {
            loaded.remove(first.base());
        }
        loaded.subMap(base, true, base + (size - 1), true).clear();
        loaded.put(base, known.computeIfAbsent(new Module(0, path, base, size, timestamp, pdb), this::add));
    }

    private Module add(Module unnumbered) {
        Module module = new Module(
                all.size() + 1,
                unnumbered.path(),
                unnumbered.base(),
                unnumbered.size(),
                unnumbered.timestamp(),
                unnumbered.pdb());
        all.add(module);
        return module;
    }

    void unload(long base) {
        loaded.remove(base);
    }

    /** The module that an address lies in, or null. */
    @Nullable
    Module find(long address) {
        Map.Entry<Long, Module> below = loaded.floorEntry(address);
        return below != null && below.getValue().contains(address) ? below.getValue() : null;
    }

    /** In order of first loading. */
    List<Module> all() {
        return all;
    }
}
