// SPDX-License-Identifier: Apache-2.0
package io.comleak.doctor;

/** The Java that comleak runs in. One that is too old, or not for x64, comleak.exe does not take. */
final class JavaInUse {
    private JavaInUse() {}

    static Observation observe() {
        return Observation.ok(
                "java",
                String.format(
                        "%s, %s, %s, in %s",
                        System.getProperty("java.version"),
                        System.getProperty("java.vendor"),
                        System.getProperty("os.arch"),
                        System.getProperty("java.home")));
    }
}
