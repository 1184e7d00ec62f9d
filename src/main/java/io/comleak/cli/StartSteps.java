// SPDX-License-Identifier: Apache-2.0
package io.comleak.cli;

import io.comleak.steps.Steps;

/** What any command begins with. */
final class StartSteps {
    private StartSteps() {}

    /** The comleak, the Java and the system that it is. */
    static void tell(Steps steps) {
        if (steps == Steps.NONE) {
            return;
        }
        for (String line : new Version().getVersion()) {
            steps.did("%s", line);
        }
        steps.did("Java's home is %s", System.getProperty("java.home"));
    }
}
