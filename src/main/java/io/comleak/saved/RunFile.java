// SPDX-License-Identifier: Apache-2.0
package io.comleak.saved;

import com.google.gson.stream.MalformedJsonException;
import io.comleak.model.Module;
import io.comleak.model.Target;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A file that {@code comleak run --json} wrote. */
public final class RunFile {
    private static final String REWRITE = "Write it anew with comleak run --json=FILE.";
    private static final String NAME_ANOTHER = "Name a file that comleak run --json=FILE wrote.";

    /** Opens the file; it is read more than once. */
    @FunctionalInterface
    public interface Opener {
        InputStream open() throws IOException;
    }

    /** What reads a member. */
    @FunctionalInterface
    private interface Part<T> {
        T read(JsonSource json) throws IOException;
    }

    private final String name;
    private final Opener opener;
    private @Nullable JsonSource current;

    private RunFile(String name, Opener opener) {
        this.name = name;
        this.opener = opener;
    }

    /**
     * Reads a file, with that many blocks of each group one by one; at least one.
     *
     * @throws SavedRunException if it cannot be read, or is no run that this comleak understands
     */
    public static SavedRun read(Path path, int blocksKept) throws SavedRunException {
        return read(path.toString(), () -> open(path), blocksKept);
    }

    /** The same for bytes that lie elsewhere; {@code name} is what errors call them. */
    public static SavedRun read(String name, Opener opener, int blocksKept) throws SavedRunException {
        return new RunFile(name, opener).read(blocksKept);
    }

    /** What is no file gives nothing, or something else, when it is read for the second time. */
    private static InputStream open(Path path) throws IOException {
        if (Files.exists(path) && !Files.isRegularFile(path)) {
            String reason = Files.isDirectory(path) ? "it is a folder" : "it is no file";
            throw new FileSystemException(path.toString(), null, reason);
        }
        return Files.newInputStream(path);
    }

    private SavedRun read(int blocksKept) throws SavedRunException {
        try {
            return readParts(blocksKept);
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
    private SavedRun readParts(int blocksKept) throws IOException {
        SavedSymbols symbols = new SavedSymbols();
        String version = find("comleak", new ComleakPart()::read);
        Target target = find("target", new TargetPart()::read);
        Map<Integer, Module> modules = find("modules", new ModulesPart(symbols)::read);
        return open(new RunPart(version, target, modules, symbols, blocksKept)::read);
    }

    private <T> T find(String member, Part<T> part) throws IOException {
        return open(json -> {
            json.enter();
            while (json.hasNext()) {
                if (json.name().equals(member)) {
                    return part.read(json);
                }
                json.skip();
            }
            throw wrong("it is no report of comleak's: it has no \"" + member + "\"", NAME_ANOTHER);
        });
    }

    private <T> T open(Part<T> part) throws IOException {
        try (Reader text = TextOfFile.read(opener.open())) {
            JsonSource json = new JsonSource(name, text);
            current = json;
            return part.read(json);
        }
    }

    private SavedRunException explained(IOException e) {
        if (e instanceof EOFException || Malformed.endsEarly(e)) {
            boolean empty = current == null || current.place().equals("$");
            return wrong(
                    empty ? "it is empty" : "it ends too early: it was cut off, or is still being written", REWRITE);
        }
        if (e instanceof MalformedJsonException) {
            return wrong(Malformed.text(e), NAME_ANOTHER);
        }
        if (e instanceof CharacterCodingException) {
            return wrong("it is no text in UTF-8", NAME_ANOTHER);
        }
        if (e instanceof BoundedReader.TooLong && current != null) {
            return new SavedRunException(name, current.place(), String.valueOf(e.getMessage()), REWRITE);
        }
        return unreadable(e);
    }

    private SavedRunException unreadable(IOException e) {
        if (e instanceof NoSuchFileException) {
            return wrong("there is no such file", "comleak run --json=FILE writes one.");
        }
        if (e instanceof AccessDeniedException) {
            return wrong("it may not be read", "Look at the file's permissions.");
        }
        String reason = e instanceof FileSystemException file ? file.getReason() : null;
        return wrong(reason == null ? "it cannot be read: " + e.getMessage() : reason, NAME_ANOTHER);
    }

    private SavedRunException wrong(String what, String advice) {
        return new SavedRunException(name, "$", what, advice);
    }
}
