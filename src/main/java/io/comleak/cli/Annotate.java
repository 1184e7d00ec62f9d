// SPDX-License-Identifier: Apache-2.0
package io.comleak.cli;

/** Whose annotations are written. */
enum Annotate {
    GITHUB,
    NONE;

    private static final String GITHUB_ACTIONS = "GITHUB_ACTIONS";

    /** What the environment asks for: GitHub sets a variable wherever it runs something. */
    static Annotate ofEnvironment() {
        return "true".equals(System.getenv(GITHUB_ACTIONS)) ? GITHUB : NONE;
    }
}
