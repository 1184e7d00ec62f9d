// SPDX-License-Identifier: Apache-2.0
package io.comleak.saved;

import io.comleak.model.Module;
import io.comleak.model.PdbIdentity;
import io.comleak.model.SymbolOutcome;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads the member modules. */
final class ModulesPart {
    private static final Map<String, SymbolOutcome> OUTCOMES = Words.of(SymbolOutcome.class);
    private static final Pattern GUID = Pattern.compile("\\p{XDigit}{8}(-\\p{XDigit}{4}){3}-\\p{XDigit}{12}");

    private final Map<Integer, Module> modules = new LinkedHashMap<>();
    private final SavedSymbols symbols;
    private final Members members = new Members()
            .required("id", json -> id = (int) json.number(1, Integer.MAX_VALUE))
            .required("path", json -> path = json.string())
            .required("base", json -> base = json.address())
            .required("size", json -> size = json.number(1, Long.MAX_VALUE))
            .required("timestamp", json -> timestamp = json.unsigned())
            .required("own", JsonSource::bool)
            .optional("pdb", this::pdb)
            .optional("symbols", json -> outcome = json.word(OUTCOMES));
    private final Members pdbMembers =
            new Members().required("guid", json -> guid = guid(json)).required("age", json -> age = json.unsigned());
    private int id;
    private String path = "";
    private long base;
    private long size;
    private int timestamp;
    private @Nullable PdbIdentity pdb;
    private @Nullable SymbolOutcome outcome;
    private UUID guid = new UUID(0, 0);
    private int age;

    /** The names' origins go to the symbols. */
    ModulesPart(SavedSymbols symbols) {
        this.symbols = symbols;
    }

    /** The modules by their ids, in the file's order. */
    Map<Integer, Module> read(JsonSource json) throws IOException {
        json.array(this::module);
        return modules;
    }

    private void module(JsonSource json) throws IOException {
        clear();
        members.read(json);
        Module module = new Module(id, path, base, size, timestamp, pdb);
        if (modules.put(id, module) != null) {
            throw json.wrong("another module has the id " + id + " too");
        }
        if (outcome != null) {
            symbols.put(module, outcome);
        }
    }

    private void clear() {
        pdb = null;
        outcome = null;
    }

    private void pdb(JsonSource json) throws IOException {
        pdbMembers.read(json);
        pdb = new PdbIdentity(guid, age);
    }

    private static UUID guid(JsonSource json) throws IOException {
        String text = json.string();
        if (!GUID.matcher(text).matches()) {
            throw json.wrong("a GUID was expected");
        }
        return UUID.fromString(text);
    }
}
