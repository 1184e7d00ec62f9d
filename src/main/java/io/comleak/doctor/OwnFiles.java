// SPDX-License-Identifier: Apache-2.0
package io.comleak.doctor;

import io.comleak.launch.PortableExecutable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** comleak's own files in lib, with the hashes that the native ones had when they were built. */
final class OwnFiles {
    private static final String CHECK = "files";

    /** Made by native/build.cmake: a hash, two blanks and a name on each line. */
    private static final String HASHES = "files.sha256";

    private static final List<String> NAMES = List.of(
            "comleak.jar",
            "jnidispatch.dll",
            "comleak-spy-x64.dll",
            "comleak-spy-x86.dll",
            "comleak-address-x86.exe",
            "comleak-symbols-x64.exe",
            "comleak-trial-x64.exe",
            "comleak-trial-x86.exe");

    private final Path lib;
    private final List<String> faults = new ArrayList<>();
    private final List<String> changed = new ArrayList<>();

    private OwnFiles(Path lib) {
        this.lib = lib;
    }

    static Observation observe(Path lib) {
        return new OwnFiles(lib).observe();
    }

    private Observation observe() {
        Map<String, String> hashes = hashes();
        NAMES.forEach(name -> look(name, hashes.getOrDefault(name, "")));
        if (!faults.isEmpty()) {
            return Observation.fault(CHECK, String.join("; ", faults), "Install comleak again: unpack the whole zip.");
        }
        return Observation.of(
                CHECK,
                State.WARNING,
                "all " + NAMES.size() + " are in " + lib
                        + (hashes.isEmpty() ? ", of unknown hashes" : ", with the hashes that they were built with"),
                changed,
                "If nobody signed them since, install comleak again.");
    }

    private void look(String name, String hash) {
        Path file = lib.resolve(name);
        try {
            if (!name.endsWith(".jar")) {
                PortableExecutable.read(file, PortableExecutable.HEADER_BYTES);
            }
            if (!hash.isEmpty() && !hash.equals(hashOf(file))) {
                changed.add(file + " is not as it was built");
            }
        } catch (PortableExecutable.MalformedException e) {
            faults.add(file + " is damaged: " + e.getMessage());
        } catch (IOException e) {
            faults.add(Files.exists(file) ? file + " cannot be read: " + e.getMessage() : file + " is missing");
        }
    }

    private static String hashOf(Path file) throws IOException {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file));
            return HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Empty in a build that left the native parts alone. */
    private static Map<String, String> hashes() {
        try (InputStream in = OwnFiles.class.getResourceAsStream(HASHES)) {
            return in == null
                    ? Map.of()
                    : new String(in.readAllBytes(), StandardCharsets.US_ASCII)
                            .lines()
                            .collect(Collectors.toMap(line -> line.substring(66), line -> line.substring(0, 64)));
        } catch (IOException e) {
            return Map.of();
        }
    }
}
