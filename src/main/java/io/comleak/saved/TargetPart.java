// SPDX-License-Identifier: Apache-2.0
package io.comleak.saved;

import io.comleak.model.Machine;
import io.comleak.model.Target;
import io.comleak.report.Names;
import java.io.IOException;
import java.util.Map;

/** Reads the member target. */
final class TargetPart {
    private static final Map<String, Machine> MACHINES = Words.of(Machine.class, Names::of);

    private final Members members = new Members()
            .required("program", json -> program = named(json))
            .required("commandLine", json -> commandLine = json.string())
            .required("processId", json -> processId = json.unsigned())
            .required("machine", json -> machine = json.word(MACHINES))
            .required("windowsFolder", json -> windowsFolder = named(json));
    private String program = "";
    private String commandLine = "";
    private int processId;
    private Machine machine = Machine.X64;
    private String windowsFolder = "";

    private static String named(JsonSource json) throws IOException {
        String name = json.string();
        if (name.isBlank()) {
            throw json.wrong("it is empty");
        }
        return name;
    }

    Target read(JsonSource json) throws IOException {
        members.read(json);
        return new Target(program, commandLine, processId, machine, windowsFolder);
    }
}
