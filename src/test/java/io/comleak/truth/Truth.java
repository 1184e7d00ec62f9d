// SPDX-License-Identifier: Apache-2.0
package io.comleak.truth;

import java.nio.file.Path;
import java.util.Locale;

/** What {@code scripts/truth} runs: {@code N [--events=…] [--break=…]} or {@code --soak=EVENTS}. */
public final class Truth {
    private static final Path FOLDER = Path.of("target/truth");

    /** So that 200 runs have more than 10,000,000, though half of them end before their time. */
    private static final long EVENTS = 70_000;

    private static final int SIDE_BY_SIDE = 2;

    private Truth() {}

    /** Exit code 1 if anything differs, 2 if the words cannot be understood. */
    public static void main(String[] words) throws Exception {
        int runs = 0;
        long events = EVENTS;
        long soak = 0;
        Tap tap = Tap.NONE;
        for (String word : words) {
            String value = word.replaceFirst("^--[a-z]+=", "");
            if (word.startsWith("--events=")) {
                events = Long.parseLong(value);
            } else if (word.startsWith("--soak=")) {
                soak = Long.parseLong(value);
            } else if (word.startsWith("--break=")) {
                tap = Tap.valueOf(value.toUpperCase(Locale.ROOT).replace('-', '_'));
            } else {
                runs = Integer.parseInt(word);
            }
        }
        System.exit(mismatches(runs, events, soak, tap) == 0 ? 0 : 1);
    }

    private static int mismatches(int runs, long events, long soak, Tap tap) throws Exception {
        if (soak > 0) {
            return new Soak(FOLDER.resolve("soak"), System.out).run(soak);
        }
        Summary summary = new Trials(FOLDER, System.out).run(runs, events, tap, SIDE_BY_SIDE);
        System.out.println(summary);
        return summary.mismatches();
    }
}
