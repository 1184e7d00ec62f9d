// SPDX-License-Identifier: Apache-2.0
package io.comleak.saved;

import io.comleak.model.Apartment;
import io.comleak.model.ApartmentKind;
import io.comleak.model.Checkpoint;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Reads the member com. */
final class ComPart {
    private static final Map<String, ApartmentKind> KINDS = Words.of(ApartmentKind.class);
    private static final Map<String, Apartment.End> ENDS = Words.of(Apartment.End.class);

    private final List<Apartment> apartments = new ArrayList<>();
    private final List<Checkpoint> checkpoints = new ArrayList<>();
    private final CheckpointPart checkpointPart = new CheckpointPart();
    private final Members members = new Members()
            .required("initialised", json -> initialised = json.bool())
            .required("oleCache", json -> oleCache = json.bool())
            .required("apartments", json -> json.array(this::apartment))
            .required("moreApartments", json -> moreApartments = json.count())
            .required("checkpoints", json -> json.array(it -> checkpoints.add(checkpointPart.read(it))));
    private final Members apartmentMembers = new Members()
            .required("thread", json -> thread = json.unsigned())
            .required("kind", json -> kind = json.word(KINDS))
            .required("own", json -> own = json.bool())
            .required("end", json -> end = json.word(ENDS));
    private final StackMember stack;
    private boolean initialised;
    private boolean oleCache;
    private long moreApartments;
    private int thread;
    private ApartmentKind kind = ApartmentKind.NONE;
    private boolean own;
    private Apartment.End end = Apartment.End.OPEN;

    ComPart(Stacks stacks) {
        stack = StackMember.required("stack", apartmentMembers, stacks);
    }

    void read(JsonSource json) throws IOException {
        members.read(json);
    }

    private void apartment(JsonSource json) throws IOException {
        stack.clear();
        apartmentMembers.read(json);
        apartments.add(new Apartment(thread, kind, stack.trace(), own, end));
    }

    boolean initialised() {
        return initialised;
    }

    boolean oleCache() {
        return oleCache;
    }

    List<Apartment> apartments() {
        return List.copyOf(apartments);
    }

    long moreApartments() {
        return moreApartments;
    }

    List<Checkpoint> checkpoints() {
        return List.copyOf(checkpoints);
    }
}
