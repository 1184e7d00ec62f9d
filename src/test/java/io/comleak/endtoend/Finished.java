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

    /** What a Unix shell sees of a Windows exit code: 8 bits, which Wine never lets say success where there is none. */
    static int inShell(long windowsCode) {
        int low = (int) (windowsCode & 0xff);
        return low == 0 && windowsCode != 0 ? 1 : low;
    }

    /** Of a thousand processes that Wine creates on a busy machine, one may die before it begins: CreateProcess says 1359 then. */
    boolean lostItsProcessToWine() {
        return exitCode == 126 && error().contains("[CL-0076]") && error().contains("of error 1359,");
    }

    /** As the system gives it. */
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
