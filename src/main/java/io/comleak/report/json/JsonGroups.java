// SPDX-License-Identifier: Apache-2.0
package io.comleak.report.json;

import com.google.gson.stream.JsonWriter;
import io.comleak.leaks.Baseline;
import io.comleak.leaks.BlockSizes;
import io.comleak.leaks.Compared;
import io.comleak.leaks.Fingerprint;
import io.comleak.leaks.Fingerprinter;
import io.comleak.leaks.LeakCheck;
import io.comleak.leaks.LeakClass;
import io.comleak.leaks.LeakGroup;
import io.comleak.leaks.OwnedGroup;
import io.comleak.model.ApartmentKind;
import io.comleak.model.Block;
import io.comleak.model.Contents;
import io.comleak.model.Decoding;
import io.comleak.model.StackTrace;
import io.comleak.model.WrongFree;
import io.comleak.report.BlockDecoder;
import io.comleak.report.ContentsShown;
import io.comleak.report.HexDump;
import io.comleak.report.Names;
import io.comleak.report.origin.Origin;
import io.comleak.report.origin.Origins;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Writes what was found, one by one: the members groups and wrongFrees. */
final class JsonGroups {
    private final JsonWriter json;
    private final JsonPhases phases;
    private final JsonFrames frames;
    private final Fingerprinter fingerprints;
    private final ContentsShown shown;
    private final BlockDecoder decoder;
    private final Origins origins;

    JsonGroups(
            JsonWriter json,
            JsonFrames frames,
            Fingerprinter fingerprints,
            ContentsShown shown,
            BlockDecoder decoder,
            Origins origins) {
        this.json = json;
        this.phases = new JsonPhases(json);
        this.frames = frames;
        this.fingerprints = fingerprints;
        this.shown = shown;
        this.decoder = decoder;
        this.origins = origins;
    }

    void write(LeakCheck check, Baseline baseline) throws IOException {
        json.name("groups").beginArray();
        for (LeakGroup group : check.groups()) {
            group(group, baseline);
        }
        json.endArray();
        json.name("wrongFrees").beginArray();
        for (WrongFree wrong : check.wrongFrees()) {
            wrongFree(wrong, baseline);
        }
        json.endArray();
    }

    private void group(LeakGroup group, Baseline baseline) throws IOException {
        json.beginObject();
        json.name("class").value(Names.of(group.leakClass()));
        fingerprint(group.stack());
        compared(baseline.of(group));
        amounts(group.blocks(), group.bytes(), group.sizes());
        phases.shares(group.phases());
        frames.stack("stack", group.stack());
        frames.ownLine(group.stack());
        origin(origins.of(group));
        if (group.freed() != null) {
            frames.stack("freed", group.freed().stack());
            json.name("millisecondsAfter").value(group.freed().millisecondsAfter());
            json.name("duringExit").value(group.freed().duringExit());
        }
        list(group.kept(), group.blocks());
        owned(group.owned());
        json.endObject();
    }

    private void owned(List<OwnedGroup> all) throws IOException {
        if (all.isEmpty()) {
            return;
        }
        json.name("owned").beginArray();
        for (OwnedGroup owned : all) {
            json.beginObject();
            fingerprint(owned.stack());
            amounts(owned.blocks(), owned.bytes(), owned.sizes());
            phases.shares(owned.phases());
            frames.stack("stack", owned.stack());
            frames.ownLine(owned.stack());
            origin(origins.of(owned.alone(LeakClass.LEAK)));
            list(owned.kept(), owned.blocks());
            json.endObject();
        }
        json.endArray();
    }

    private void amounts(long blocks, long bytes, @Nullable BlockSizes sizes) throws IOException {
        json.name("blocks").value(blocks);
        json.name("bytes").value(bytes);
        if (sizes != null) {
            json.name("smallest").value(sizes.smallest());
            json.name("largest").value(sizes.largest());
        }
    }

    private void list(List<Block> kept, long of) throws IOException {
        json.name("list").beginArray();
        for (Block block : kept) {
            block(block);
        }
        json.endArray();
        json.name("more").value(of - kept.size());
    }

    private void origin(Origin origin) throws IOException {
        if (origin.function() != null) {
            json.name("api").value(origin.function());
        }
        if (origin.within() != null) {
            json.name("madeBy").value(origin.within());
        }
        if (origin.freeWith() != null) {
            json.name("freeWith").value(origin.freeWith());
        }
    }

    private void fingerprint(StackTrace stack) throws IOException {
        Fingerprint fingerprint = fingerprints.of(stack);
        json.name("fingerprint").value(fingerprint.digits());
        json.name("basis").value(Names.of(fingerprint.basis()));
    }

    /** What the baseline had of it, and how it stands to that. */
    private void compared(Optional<Compared> compared) throws IOException {
        if (compared.isPresent()) {
            json.name("baseline").beginObject();
            json.name("standing").value(Names.of(compared.get().standing()));
            json.name("blocks").value(compared.get().blocks());
            json.name("bytes").value(compared.get().bytes());
            json.endObject();
        }
    }

    private void block(Block block) throws IOException {
        json.beginObject();
        json.name("serial").value(block.serial());
        json.name("address").value(JsonFrames.hex(block.address()));
        json.name("size").value(block.size());
        json.name("thread").value(Integer.toUnsignedLong(block.thread()));
        if (block.apartment() != ApartmentKind.NONE) {
            json.name("apartment").value(Names.of(block.apartment()));
        }
        json.name("reallocations").value(block.reallocations());
        json.name("afterShutdown").value(block.afterShutdown());
        if (shown != ContentsShown.NONE) {
            decoded(decoder.decode(block));
            contents(block.contents());
        }
        json.endObject();
    }

    private void decoded(Optional<Decoding> decoding) throws IOException {
        if (decoding.isEmpty()) {
            return;
        }
        json.name("decoded").beginObject();
        json.name("type").value(decoding.get().type());
        json.name("value").value(decoding.get().value());
        json.name("quoted").value(decoding.get().quoted());
        json.name("cut").value(decoding.get().cut());
        json.name("guess").value(decoding.get().guess());
        json.endObject();
    }

    private void contents(Contents of) throws IOException {
        json.name("contents").beginObject();
        json.name("state").value(Names.of(of.state()));
        if (of.state() == Contents.State.READ && shown == ContentsShown.FULL && !of.isWithheld()) {
            json.name("hex").value(HexDump.digits(of.bytes()));
        }
        json.endObject();
    }

    private void wrongFree(WrongFree wrong, Baseline baseline) throws IOException {
        json.beginObject();
        json.name("kind").value(Names.of(wrong.kind()));
        fingerprint(wrong.freed());
        compared(baseline.of(wrong));
        json.name("certain").value(wrong.certain());
        json.name("address").value(JsonFrames.hex(wrong.address()));
        json.name("thread").value(Integer.toUnsignedLong(wrong.thread()));
        json.name("reallocating").value(wrong.reallocating());
        json.name("times").value(wrong.times());
        frames.stack("freed", wrong.freed());
        frames.stack("firstFreed", wrong.firstFreed());
        if (wrong.block() != null) {
            json.name("block");
            block(wrong.block());
            frames.stack("allocated", wrong.block().stack());
        }
        json.endObject();
    }
}
