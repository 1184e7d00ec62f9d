// SPDX-License-Identifier: Apache-2.0
package io.comleak.doctor;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The places of {@code --symbols} and {@code _NT_SYMBOL_PATH}: folders, caches and servers. */
final class SymbolPath {
    private final List<Path> folders = new ArrayList<>();
    private final List<String> servers = new ArrayList<>();
    private final List<String> complaints = new ArrayList<>();

    private SymbolPath(@Nullable String... paths) {
        Stream.of(paths)
                .filter(path -> path != null)
                .flatMap(path -> Stream.of(String.valueOf(path).split(";", -1)))
                .map(String::strip)
                .filter(place -> !place.isEmpty())
                .forEach(this::look);
    }

    static SymbolPath of(@Nullable String option, @Nullable String ofEnvironment) {
        return new SymbolPath(option, ofEnvironment);
    }

    /** Those that are there. */
    List<Path> folders() {
        return List.copyOf(folders);
    }

    Observation observe() {
        boolean none = folders.isEmpty() && servers.isEmpty();
        String found = none
                ? "no _NT_SYMBOL_PATH: symbols are looked for beside the modules, and where these say"
                : "folders: " + folders + ", servers: " + servers;
        return Observation.of("symbol-path", State.WARNING, found, complaints, "Mend _NT_SYMBOL_PATH, or --symbols.");
    }

    /** {@code srv*CACHE*SERVER}, {@code symsrv*DLL*CACHE*SERVER}, {@code cache*CACHE}, or a folder. */
    private void look(String place) {
        List<String> parts = List.of(place.split("\\*", -1));
        String kind = parts.get(0).toLowerCase(Locale.ROOT);
        if (parts.size() == 1) {
            folder(place);
        } else {
            parts.subList(kind.equals("symsrv") ? 2 : 1, parts.size()).stream()
                    .filter(part -> !part.isEmpty())
                    .forEach(this::store);
        }
    }

    private void folder(String name) {
        try {
            Path folder = Path.of(name);
            if (Files.isDirectory(folder)) {
                folders.add(folder);
                return;
            }
        } catch (InvalidPathException e) {
            // As good as a folder that is not there.
        }
        complaints.add("there is no folder " + name);
    }

    /** One that is not there DbgHelp makes, in a folder that is. */
    private void cache(String name) {
        try {
            Path cache = Path.of(name).toAbsolutePath();
            boolean there = Files.isDirectory(cache);
            if (there) {
                folders.add(cache);
            }
            Path parent = cache.getParent();
            WritableFolder.objection(there || parent == null ? cache : parent)
                    .ifPresent(why -> complaints.add("cannot write into the cache " + name + ": " + why));
        } catch (InvalidPathException e) {
            complaints.add("\"" + name + "\" is no file name");
        }
    }

    /** A share is taken for a server: whether it answers, DbgHelp finds out. */
    private void store(String name) {
        if (name.contains("://") || name.startsWith("\\\\")) {
            servers.add(name);
            return;
        }
        cache(name);
    }
}
