// SPDX-License-Identifier: Apache-2.0
package io.comleak.saved;

import io.comleak.model.Checkpoint;
import java.io.IOException;
import java.util.Map;

/** Reads a checkpoint. */
final class CheckpointPart {
    private static final Map<String, Checkpoint.Cause> CAUSES = Words.of(Checkpoint.Cause.class);

    private final Members members = new Members()
            .required("number", json -> number = json.unsigned())
            .required("cause", json -> cause = json.word(CAUSES))
            .required("thread", json -> thread = json.unsigned())
            .required("milliseconds", json -> milliseconds = json.count())
            .required("outstandingBlocks", json -> outstandingBlocks = json.count())
            .required("outstandingBytes", json -> outstandingBytes = json.count())
            .optional("name", json -> name = json.string())
            .required("held", json -> held = json.bool());
    private int number;
    private Checkpoint.Cause cause = Checkpoint.Cause.PROCESS_DETACH;
    private int thread;
    private long milliseconds;
    private long outstandingBlocks;
    private long outstandingBytes;
    private String name = "";
    private boolean held;

    Checkpoint read(JsonSource json) throws IOException {
        name = "";
        members.read(json);
        if (!name.isEmpty() && cause != Checkpoint.Cause.MARKED) {
            throw json.wrong("only a checkpoint that the program marked has a name");
        }
        return new Checkpoint(number, cause, thread, milliseconds, outstandingBlocks, outstandingBytes, name, held);
    }
}
