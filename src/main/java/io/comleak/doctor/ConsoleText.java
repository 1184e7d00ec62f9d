// SPDX-License-Identifier: Apache-2.0
package io.comleak.doctor;

import io.comleak.win32.ThisProcess;

/**
 * Where text goes.
 *
 * @param width characters in a line of standard error; 0 if that is no console
 * @param colours whether it shows them
 */
public record ConsoleText(int width, boolean colours) {
    Observation observe() {
        String where = width == 0
                ? "standard error is no console: text goes there as UTF-8, without colours"
                : "standard error is a console of " + width + " columns, " + (colours ? "with" : "without")
                        + " colours";
        return Observation.ok("console", where + "; code page " + ThisProcess.codePage());
    }
}
