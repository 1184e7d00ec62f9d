// SPDX-License-Identifier: Apache-2.0
package io.comleak.source;

import io.comleak.model.Module;
import io.comleak.model.Symbol;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Source files where the debug information says that they are, or below folders that the user named. */
public final class SourceFiles implements SourceLines {
    /** Lines before, and after, the one that is asked for. */
    private static final int AROUND = 2;

    private static final int MAX_BYTES = 8 << 20;
    private static final int MAX_COLUMNS = 160;
    private static final int TAB = 4;
    private static final int MAX_FILES_KEPT = 32;

    private final SourcePlaces places;
    private final Map<String, Optional<SourceFile>> files = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Optional<SourceFile>> eldest) {
            return size() > MAX_FILES_KEPT;
        }
    };

    private record SourceFile(List<String> lines, FileTime written) {}

    /** Folders are searched by the last parts of a file's path. */
    public SourceFiles(List<Path> folders) {
        places = new SourcePlaces(folders);
    }

    @Override
    public Optional<SourceExcerpt> of(@Nullable Module module, Symbol symbol) {
        String path = symbol.file();
        if (path == null || symbol.line() < 1) {
            return Optional.empty();
        }
        Optional<SourceFile> file = files.get(path);
        if (file == null) {
            file = find(path);
            files.put(path, file);
        }
        return file.flatMap(found -> excerpt(found, module, symbol.line()));
    }

    private static Optional<SourceExcerpt> excerpt(SourceFile file, @Nullable Module module, int line) {
        int count = file.lines.size();
        if (line > count) {
            return Optional.empty(); // a file of the same name, or of another time
        }
        int from = Math.max(0, line - 1 - AROUND);
        List<String> lines = file.lines.subList(from, Math.min(count, line + AROUND));
        boolean newer = module != null && LinkTime.isBefore(file.written, module);
        return Optional.of(new SourceExcerpt(
                from + 1, lines.stream().map(SourceFiles::shown).toList(), line, newer));
    }

    private static String shown(String line) {
        StringBuilder shown = new StringBuilder();
        for (int i = 0; i < line.length() && shown.length() < MAX_COLUMNS; i++) {
            char letter = line.charAt(i);
            shown.append(letter == '\t' ? " ".repeat(TAB - shown.length() % TAB) : String.valueOf(letter));
            if (shown.length() >= MAX_COLUMNS && i + 1 < line.length()) {
                shown.append('…');
            }
        }
        return shown.toString().stripTrailing();
    }

    private Optional<SourceFile> find(String recorded) {
        for (Path place : places.of(recorded)) {
            if (Files.isRegularFile(place)) {
                return read(place);
            }
        }
        return Optional.empty();
    }

    private static Optional<SourceFile> read(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(MAX_BYTES + 1);
            return bytes.length > MAX_BYTES
                    ? Optional.empty()
                    : Optional.of(
                            new SourceFile(SourceText.of(bytes).lines().toList(), Files.getLastModifiedTime(file)));
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
