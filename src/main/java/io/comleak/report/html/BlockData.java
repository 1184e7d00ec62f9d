// SPDX-License-Identifier: Apache-2.0
package io.comleak.report.html;

import com.google.gson.stream.JsonWriter;
import io.comleak.model.ApartmentKind;
import io.comleak.model.Block;
import io.comleak.model.Contents;
import io.comleak.model.Symbols;
import io.comleak.model.Target;
import io.comleak.report.BlockDecoder;
import io.comleak.report.ContentsShown;
import io.comleak.report.HexDump;
import io.comleak.report.Names;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** Writes blocks with what is in them, as far as that is to be shown. */
final class BlockData {
    private final JsonWriter json;
    private final BlockDecoder decoder;
    private final ContentsShown shown;
    private final Strings strings;

    BlockData(JsonWriter json, Target target, Symbols symbols, ContentsShown shown, Strings strings) {
        this.json = json;
        this.decoder = new BlockDecoder(target, symbols);
        this.shown = shown;
        this.strings = strings;
    }

    void list(List<Block> blocks) throws IOException {
        json.name("list").beginArray();
        for (Block block : blocks) {
            block(block);
        }
        json.endArray();
    }

    private void block(Block block) throws IOException {
        json.beginObject();
        json.name("serial").value(block.serial());
        json.name("address").value(Long.toHexString(block.address()));
        json.name("size").value(block.size());
        json.name("thread").value(Integer.toUnsignedLong(block.thread()));
        if (block.apartment() != ApartmentKind.NONE) {
            json.name("apartment").value(block.apartment().toString());
        }
        if (block.reallocations() > 0) {
            json.name("reallocations").value(block.reallocations());
        }
        if (block.afterShutdown()) {
            json.name("afterShutdown").value(true);
        }
        Optional<String> what = shown == ContentsShown.NONE ? Optional.empty() : decoder.text(block);
        if (what.isPresent()) {
            json.name("what").value(strings.number(what.get()));
        }
        if (shown == ContentsShown.FULL) {
            contents(block.contents());
        }
        json.endObject();
    }

    private void contents(Contents contents) throws IOException {
        if (contents.state() != Contents.State.READ) {
            json.name("state").value(Names.of(contents.state()));
        } else if (!contents.isWithheld()) {
            json.name("hex").value(HexDump.digits(contents.bytes()));
        }
    }
}
