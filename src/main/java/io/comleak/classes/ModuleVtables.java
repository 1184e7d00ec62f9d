// SPDX-License-Identifier: Apache-2.0
package io.comleak.classes;

import io.comleak.model.Module;
import io.comleak.model.Vtable;
import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The tables of virtual functions of all modules of a run. No file is open between two questions. */
public final class ModuleVtables {
    /** Of different addresses: a program has fewer classes, and each costs the opening of a file. */
    private static final int MOST_QUESTIONS = 10_000;

    private final List<Module> newestFirst;
    private final Map<Long, Optional<Vtable>> known = new HashMap<>();
    private final Set<Module> unreadable = new HashSet<>();

    public ModuleVtables(List<Module> modules) {
        newestFirst = new ArrayList<>(modules);
        Collections.reverse(newestFirst);
    }

    /** What lies at an address of the target, if it is such a table in the image of a module whose file is there. */
    public synchronized Optional<Vtable> at(long address) {
        Optional<Vtable> vtable = known.get(address);
        if (vtable == null) {
            vtable = known.size() < MOST_QUESTIONS ? find(address) : Optional.empty();
            known.put(address, vtable);
        }
        return vtable;
    }

    /** Where one module came to lie where another had been, the newer one is more likely. */
    private Optional<Vtable> find(long address) {
        return newestFirst.stream()
                .filter(module -> module.contains(address) && !unreadable.contains(module))
                .map(module -> find(module, address - module.base()))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private Optional<Vtable> find(Module module, long offset) {
        try (ImageVtables image = ImageVtables.open(Path.of(module.path()))) {
            if (image.isImageOf(module)) {
                return image.classAt(offset).map(name -> new Vtable(module, offset, name));
            }
        } catch (IOException | InvalidPathException e) {
            // Its blocks stay bytes, and other modules are none the worse for it.
        }
        unreadable.add(module);
        return Optional.empty();
    }
}
