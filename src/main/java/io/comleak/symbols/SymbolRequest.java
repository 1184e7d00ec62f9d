// SPDX-License-Identifier: Apache-2.0
package io.comleak.symbols;

import io.comleak.model.Frame;
import io.comleak.model.Module;
import io.comleak.model.PdbIdentity;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What the helper is asked, as {@code native/symbols/protocol.h} has it.
 *
 * @param locations where to look
 * @param modules by each module's offsets, whether it is that of an instruction rather than a return address
 */
record SymbolRequest(SymbolLocations locations, SortedMap<Module, SortedMap<Long, Boolean>> modules) {
    /** As an image fits into 2 GiB, so do the offsets within. */
    private static final long MAX_IMAGE_BYTES = 0x7fff0000L;

    private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}");

    static SymbolRequest of(
            SymbolLocations locations, Collection<Frame> returnAddresses, Collection<Frame> instructions) {
        SymbolRequest request = empty(locations);
        returnAddresses.forEach(frame -> request.add(frame, false));
        instructions.forEach(frame -> request.add(frame, true));
        return request;
    }

    private static SymbolRequest empty(SymbolLocations locations) {
        return new SymbolRequest(locations, new TreeMap<>(Comparator.comparingInt(Module::id)));
    }

    private void add(Frame frame, boolean instruction) {
        Module module = frame.module();
        if (module != null && module.contains(frame.address()) && module.size() <= MAX_IMAGE_BYTES) {
            modules.computeIfAbsent(module, m -> new TreeMap<>()).put(frame.offset(), instruction);
        }
    }

    SymbolRequest without(Set<Module> answered) {
        SymbolRequest rest = empty(locations);
        rest.modules.putAll(modules);
        rest.modules.keySet().removeAll(answered);
        return rest;
    }

    /** The rest, once some of a module's offsets have names; without the module if all of them have. */
    SymbolRequest withoutNamed(Module module, Set<Long> named) {
        SortedMap<Long, Boolean> offsets = new TreeMap<>(modules.getOrDefault(module, Collections.emptySortedMap()));
        offsets.keySet().removeAll(named);
        SymbolRequest rest = without(Set.of(module));
        if (!offsets.isEmpty()) {
            rest.modules.put(module, offsets);
        }
        return rest;
    }

    byte[] encode() {
        StringBuilder text = new StringBuilder();
        line(text, SymbolProtocol.NAME, SymbolProtocol.VERSION);
        optionalLine(text, "dbghelp", locations.dbgHelp());
        optionalLine(text, "search", locations.searchPath());
        for (Map.Entry<Module, SortedMap<Long, Boolean>> entry : modules.entrySet()) {
            moduleLine(text, entry.getKey());
            entry.getValue().forEach((offset, exact) -> line(text, "address", hex(offset), exact ? "1" : "0"));
        }
        line(text, "end");
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static void moduleLine(StringBuilder text, Module module) {
        PdbIdentity pdb = module.pdb();
        String guid = pdb == null ? "-" : pdb.guid().toString();
        String age = pdb == null ? "0" : Integer.toHexString(pdb.age());
        String timestamp = Integer.toHexString(module.timestamp());
        String id = Integer.toHexString(module.id());
        line(text, "module", id, hex(module.size()), timestamp, guid, age, module.path());
    }

    private static void optionalLine(StringBuilder text, String key, @Nullable String value) {
        if (value != null && !value.isEmpty()) {
            line(text, key, value);
        }
    }

    private static void line(StringBuilder text, String... fields) {
        // A path with a control character names no file, so that nothing is lost with it.
        text.append(Stream.of(fields).map(SymbolRequest::printable).collect(Collectors.joining("\t", "", "\n")));
    }

    private static String printable(String field) {
        return CONTROL.matcher(field).replaceAll("?");
    }

    private static String hex(long value) {
        return Long.toHexString(value);
    }
}
