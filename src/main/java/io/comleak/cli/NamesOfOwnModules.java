// SPDX-License-Identifier: Apache-2.0
package io.comleak.cli;

import io.comleak.model.ForwardingSymbols;
import io.comleak.model.Module;
import io.comleak.model.Symbols;
import io.comleak.report.origin.OwnModules;
import java.util.Optional;

/** The names of frames, and which modules the user counts as their own. */
record NamesOfOwnModules(Symbols names, OwnModules modules) implements ForwardingSymbols {
    @Override
    public Optional<Boolean> own(Module module) {
        return modules.own(module);
    }
}
