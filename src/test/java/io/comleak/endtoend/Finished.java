// SPDX-License-Identifier: Apache-2.0
package io.comleak.endtoend;

import java.nio.charset.StandardCharsets;

/** A process that has ended. */
final class Finished {
    private final int exitCode;
    private final byte[] output;
    private final byte[] errors;

    Finished(int exitCode, byte[] output, byte[] errors) {
        this.exitCode = exitCode;
        this.output = output.clone();
        this.errors = errors.clone();
    }

    /** As the system gives it: of Wine's processes the low 8 bits. */
    int exitCode() {
        return exitCode;
    }

    byte[] output() {
        return output.clone();
    }

    String out() {
        return new String(output, StandardCharsets.UTF_8);
    }

    String error() {
        return new String(errors, StandardCharsets.UTF_8);
    }
}
