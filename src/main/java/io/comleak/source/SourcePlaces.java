// SPDX-License-Identifier: Apache-2.0
package io.comleak.source;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Where a source file can be that debug information names. To open {@code \\server\share\a.cpp} would tell the server who
 * one is, and to open {@code COM1.cpp} is to open a device: such paths are nowhere, nor are those of devices and of streams within
 * a file. What the user names may be a share.
 */
record SourcePlaces(List<Path> folders) {
    private static final Pattern SEPARATORS = Pattern.compile("[\\\\/]+");
    private static final Pattern DRIVE = Pattern.compile("[A-Za-z]:");
    private static final Pattern DEVICE = Pattern.compile(
            "(?i)(?:con|prn|aux|nul|conin\\$|conout\\$|clock\\$|(?:com|lpt)[0-9\u00b9\u00b2\u00b3])\\s*(?:\\..*)?");
    private static final Pattern UNFIT = Pattern.compile("[\\p{Cntrl}:*?\"<>|]");

    private static final int MAX_LENGTH = 4096;
    /** Names at the end of a path that are looked for below the user's folders. */
    private static final int MAX_TAIL = 32;

    SourcePlaces {
        folders = List.copyOf(folders);
    }

    /** As the debug information has it, then below the user's folders, the longer tails of the path first. */
    List<Path> of(String recorded) {
        String path = recorded.replace('/', '\\');
        if (path.length() > MAX_LENGTH || path.startsWith("\\\\")) {
            return List.of();
        }
        boolean drive = path.length() > 1 && DRIVE.matcher(path.substring(0, 2)).matches();
        List<String> names = names(drive ? path.substring(2) : path);
        if (names.isEmpty() || names.stream().anyMatch(SourcePlaces::isUnfit)) {
            return List.of();
        }
        List<Path> places = new ArrayList<>();
        String root = drive ? path.substring(0, 2) + "\\" : "\\";
        if (path.startsWith(root)) {
            add(places, root.replace('\\', '/') + String.join("/", names));
        }
        addTails(places, names);
        return places;
    }

    private static List<String> names(String path) {
        List<String> names = new ArrayList<>();
        for (String name : SEPARATORS.split(path, -1)) {
            if (name.equals("..") && !names.isEmpty()) {
                names.remove(names.size() - 1);
            } else if (!name.isEmpty() && !name.equals(".") && !name.equals("..")) {
                names.add(name);
            }
        }
        return names;
    }

    private static boolean isUnfit(String name) {
        return UNFIT.matcher(name).find() || DEVICE.matcher(name).matches();
    }

    private void addTails(List<Path> places, List<String> names) {
        for (int from = Math.max(0, names.size() - MAX_TAIL); from < names.size(); from++) {
            String tail = String.join("/", names.subList(from, names.size()));
            for (Path folder : folders) {
                add(places, folder + "/" + tail);
            }
        }
    }

    private static void add(List<Path> places, String path) {
        try {
            places.add(Path.of(path));
        } catch (InvalidPathException e) {
            // There is no such file.
        }
    }
}
