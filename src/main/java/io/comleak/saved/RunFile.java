// SPDX-License-Identifier: Apache-2.0
package io.comleak.saved;

import com.google.gson.stream.MalformedJsonException;
import io.comleak.model.Module;
import io.comleak.model.Target;
import java.io.EOFException;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;

/** A file that {@code comleak run --json} wrote. */
public final class RunFile {
    private static final String REWRITE = "Write it anew with comleak run --json=FILE.";

    private final Path path;

    private RunFile(Path path) {
        this.path = path;
    }

    /**
     * Reads a file, with that many blocks of each group one by one; at least one.
     *
     * @throws SavedRunException if it cannot be read, or is no run that this comleak understands
     */
    public static SavedRun read(Path path, int blocksKept) throws SavedRunException {
        return new RunFile(path).readChecked(blocksKept);
    }

    private SavedRun readChecked(int blocksKept) throws SavedRunException {
        try {
            if (Files.exists(path) && !Files.isRegularFile(path)) {
                throw wrong("it is " + (Files.isDirectory(path) ? "a folder" : "no file"), "Name a JSON file.");
            }
            if (Files.exists(path) && Files.size(path) == 0) {
                throw wrong("it is empty", REWRITE);
            }
            return read(blocksKept);
        } catch (SavedRunException e) {
            throw e;
        } catch (IOException e) {
            throw explained(e);
        } catch (OutOfMemoryError e) {
            // All that was read so far is garbage by now.
            throw wrong("there is not enough memory for what is in it", "Give Java more, with -Xmx.");
        }
    }

    /** Members come in any order, and are needed in this one; comleak writes them so, and then each is found at once. */
    private SavedRun read(int blocksKept) throws IOException {
        SavedSymbols symbols = new SavedSymbols();
        String version = find("comleak", new ComleakPart()::read);
        Target target = find("target", new TargetPart()::read);
        Map<Integer, Module> modules = find("modules", new ModulesPart(symbols)::read);
        try (Reader text = TextOfFile.open(path)) {
            return new RunPart(version, target, modules, symbols, blocksKept).read(source(text));
        }
    }

    private JsonSource source(Reader text) {
        return new JsonSource(path.toString(), text);
    }

    /** What reads a member. */
    @FunctionalInterface
    private interface Part<T> {
        T read(JsonSource json) throws IOException;
    }

    private <T> T find(String member, Part<T> part) throws IOException {
        try (Reader text = TextOfFile.open(path)) {
            JsonSource json = source(text);
            json.enter();
            while (json.hasNext()) {
                if (json.name().equals(member)) {
                    return part.read(json);
                }
                json.skip();
            }
        }
        throw wrong(
                "it is no report of comleak's: it has no \"" + member + "\"",
                "Name a file that " + "comleak run --json=FILE wrote.");
    }

    private SavedRunException explained(IOException e) {
        if (e instanceof MalformedJsonException) {
            return wrong(Malformed.text(e), "Name a file that comleak run --json=FILE wrote.");
        }
        if (e instanceof EOFException) {
            return wrong("it ends too early: somebody cut it off, or it is still being written", REWRITE);
        }
        if (e instanceof CharacterCodingException) {
            return wrong("it is no text in UTF-8", "Name a file that comleak run --json=FILE wrote.");
        }
        if (e instanceof NoSuchFileException) {
            return wrong("there is no such file", "comleak run --json=FILE writes one.");
        }
        if (e instanceof AccessDeniedException) {
            return wrong("it may not be read", "Look at the file's permissions.");
        }
        return wrong(
                e instanceof BoundedReader.TooLong
                        ? String.valueOf(e.getMessage())
                        : "it cannot be read: " + e.getMessage(),
                REWRITE);
    }

    private SavedRunException wrong(String what, String advice) {
        return new SavedRunException(path.toString(), "$", what, advice);
    }
}
