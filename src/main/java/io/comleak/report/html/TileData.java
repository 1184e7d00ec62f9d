// SPDX-License-Identifier: Apache-2.0
package io.comleak.report.html;

import com.google.gson.stream.JsonWriter;
import io.comleak.leaks.Finding;
import io.comleak.leaks.LeakCheck;
import io.comleak.leaks.LeakClass;
import io.comleak.leaks.LeakTotals;
import io.comleak.leaks.Policies;
import io.comleak.leaks.Suppressed;
import io.comleak.model.WrongFree;
import io.comleak.report.Amounts;
import java.io.IOException;
import java.util.List;

/** Writes the sums that a reader looks for first; each has a tone: wrong, doubtful or plain. */
final class TileData {
    private final LeakCheck check;
    private final Policies policies;
    private final JsonWriter json;

    TileData(LeakCheck check, Policies policies, JsonWriter json) {
        this.check = check;
        this.policies = policies;
        this.json = json;
    }

    void write() throws IOException {
        json.name("tiles").beginArray();
        groups("Leaked", LeakClass.LEAK, "wrong");
        groups("Held at exit", LeakClass.HELD_AT_EXIT, "doubtful");
        groups("Outstanding", LeakClass.OUTSTANDING, "doubtful");
        groups("Freed late", LeakClass.LATE_FREE, "doubtful");
        if (policies.shows(Finding.WRONG_FREES)) {
            wrongFrees("Wrong frees", true, "wrong");
            wrongFrees("Possible wrong frees", false, "doubtful");
        }
        suppressed();
        LeakTotals windows = check.windowsLateFrees();
        if (windows.blocks() > 0) {
            tile("Freed late by Windows", Amounts.count(windows.bytes(), "byte"), blocks(windows.blocks()), "plain");
        }
        json.endArray();
    }

    private void groups(String label, LeakClass leakClass, String tone) throws IOException {
        LeakTotals totals = check.totals(leakClass);
        if (totals.groups() > 0 && policies.shows(Finding.of(leakClass))) {
            String detail = blocks(totals.blocks()) + " in " + Amounts.count(totals.groups(), "group");
            tile(label, Amounts.count(totals.bytes(), "byte"), detail, tone);
        }
    }

    private void wrongFrees(String label, boolean certain, String tone) throws IOException {
        List<WrongFree> frees = check.wrongFrees().stream()
                .filter(wrong -> wrong.certain() == certain)
                .toList();
        if (!frees.isEmpty()) {
            long times = frees.stream().mapToLong(WrongFree::times).sum();
            tile(label, Amounts.number(times), "from " + Amounts.count(frees.size(), "place"), tone);
        }
    }

    private void suppressed() throws IOException {
        List<Suppressed> used = check.suppressions().used();
        if (!used.isEmpty()) {
            LeakTotals sum = used.stream().map(Suppressed::totals).reduce(LeakTotals.ZERO, LeakTotals::plus);
            String by = blocks(sum.blocks()) + " by " + Amounts.count(used.size(), "entry", "entries");
            tile("Suppressed", Amounts.count(sum.bytes(), "byte"), by, "plain");
        }
    }

    private static String blocks(long blocks) {
        return Amounts.count(blocks, "block");
    }

    private void tile(String label, String value, String detail, String tone) throws IOException {
        json.beginObject();
        json.name("label").value(label);
        json.name("value").value(value);
        json.name("detail").value(detail);
        json.name("tone").value(tone);
        json.endObject();
    }
}
