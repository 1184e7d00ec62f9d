// SPDX-License-Identifier: Apache-2.0
package io.comleak.report.text;

import org.fusesource.jansi.Ansi;

/** Colours by role. What has no role has no colour. */
final class Palette {
    /** What a piece of text is to the reader. */
    enum Role {
        /** The class of something that is wrong. */
        WRONG(Ansi.Color.RED),
        /** The class of something that may be. */
        DOUBTFUL(Ansi.Color.YELLOW),
        /** The line of the user's own code. */
        OWN_LINE(Ansi.Color.CYAN);

        private final Ansi.Color colour;

        Role(Ansi.Color colour) {
            this.colour = colour;
        }
    }

    private final boolean colour;

    Palette(boolean colour) {
        this.colour = colour;
    }

    String paint(Role role, String text) {
        return colour ? new Ansi().bold().fg(role.colour).a(text).reset().toString() : text;
    }
}
