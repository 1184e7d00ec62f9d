// SPDX-License-Identifier: Apache-2.0
package io.comleak.doctor;

import io.comleak.launch.PortableExecutable;
import io.comleak.launch.PortableExecutable.MalformedException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * What an image imports, at its start or at the first call.
 *
 * @param functions by DLL, whose name is in lower case; those that are imported by their number are left out
 */
record ImportTable(Map<String, List<String>> functions) {
    private static final int IMPORTS = 1;
    private static final int DELAYED_IMPORTS = 13;

    /** Bytes of IMAGE_IMPORT_DESCRIPTOR and IMAGE_DELAYLOAD_DESCRIPTOR, and where in them name and look-up table are. */
    private static final int[] AT_START = {20, 12, 0, 16};

    private static final int[] DELAYED = {32, 4, 16, 16};

    private static final int MOST = 100_000;

    static ImportTable of(PortableExecutable image) throws MalformedException {
        Map<String, List<String>> functions = new TreeMap<>();
        try {
            read(image, IMPORTS, AT_START, functions);
            read(image, DELAYED_IMPORTS, DELAYED, functions);
        } catch (IndexOutOfBoundsException e) {
            throw new MalformedException("its imports lead outside the file");
        }
        return new ImportTable(functions);
    }

    private static void read(PortableExecutable image, int directory, int[] layout, Map<String, List<String>> functions)
            throws MalformedException {
        if (image.directory(directory).isEmpty()) {
            return;
        }
        ByteBuffer table = image.from(image.directory(directory).get().offset());
        for (int at = 0; table.getInt(at + layout[1]) != 0; at += layout[0]) {
            String dll = image.text(table.getInt(at + layout[1])).toLowerCase(Locale.ROOT);
            // Without a look-up table the addresses, which the file has not filled in yet, serve as one.
            int names = table.getInt(at + layout[2]) != 0 ? table.getInt(at + layout[2]) : table.getInt(at + layout[3]);
            functions.computeIfAbsent(dll, name -> new ArrayList<>()).addAll(names(image, names));
        }
    }

    private static List<String> names(PortableExecutable image, int table) throws MalformedException {
        List<String> names = new ArrayList<>();
        ByteBuffer entries = image.from(table);
        int bytes = image.isWide() ? 8 : 4;
        for (int at = 0; names.size() < MOST; at += bytes) {
            long entry = image.isWide() ? entries.getLong(at) : entries.getInt(at);
            if (entry == 0) {
                break;
            }
            if (entry > 0) {
                // Behind a hint of two bytes; the highest bit would tell of a number.
                names.add(image.text((int) entry + 2));
            }
        }
        return names;
    }

    boolean has(String function) {
        return functions.values().stream().anyMatch(names -> names.contains(function));
    }
}
