// SPDX-License-Identifier: Apache-2.0
package io.comleak.session;

import io.comleak.classes.ModuleVtables;
import io.comleak.model.ForwardingSymbols;
import io.comleak.model.Symbols;
import io.comleak.model.Vtable;
import java.util.Optional;

/** The names of frames, which were all asked for at once, and those of classes, which are asked for one by one. */
record NamesAndClasses(Symbols names, ModuleVtables classes) implements ForwardingSymbols {
    @Override
    public Optional<Vtable> vtable(long address) {
        return classes.at(address);
    }
}
