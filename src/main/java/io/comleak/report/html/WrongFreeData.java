// SPDX-License-Identifier: Apache-2.0
package io.comleak.report.html;

import com.google.gson.stream.JsonWriter;
import io.comleak.leaks.Baseline;
import io.comleak.leaks.LeakCheck;
import io.comleak.leaks.Policies;
import io.comleak.model.Symbols;
import io.comleak.model.WrongFree;
import io.comleak.report.ContentsShown;
import io.comleak.report.origin.Origins;
import io.comleak.report.text.PlainText;
import java.io.IOException;
import java.util.List;

/** Writes a wrong free. */
final class WrongFreeData {
    private final JsonWriter json;
    private final FindingData finding;
    private final Origins origins;
    private final Stacks stacks;
    private final BlockData blocks;
    private final PlainText text;

    WrongFreeData(
            JsonWriter json,
            FindingData finding,
            Origins origins,
            Stacks stacks,
            BlockData blocks,
            LeakCheck check,
            Policies policies,
            Symbols symbols) {
        this.json = json;
        this.finding = finding;
        this.origins = origins;
        this.stacks = stacks;
        this.blocks = blocks;
        this.text = new PlainText(check, policies, symbols, ContentsShown.NONE);
    }

    void write(WrongFree wrong, Baseline baseline) throws IOException {
        json.beginObject();
        finding.write(
                wrong.certain() ? "wrong-free" : "possible-wrong-free",
                wrong.freed(),
                origins.called(wrong.freed()),
                baseline.of(wrong));
        json.name("headline").value(text.headline(wrong));
        json.name("times").value(wrong.times());
        json.name("address").value(Long.toHexString(wrong.address()));
        json.name("thread").value(Integer.toUnsignedLong(wrong.thread()));
        stacks.stack("freed", wrong.freed());
        stacks.stack("firstFreed", wrong.firstFreed());
        blocks.list(wrong.block() == null ? List.of() : List.of(wrong.block()));
        if (wrong.block() != null) {
            stacks.stack("stack", wrong.block().stack());
        }
        json.endObject();
    }
}
