// SPDX-License-Identifier: Apache-2.0
package io.comleak.saved;

import java.io.IOException;

/** Reads the value that comes next. */
@FunctionalInterface
interface Step {
    void read(JsonSource json) throws IOException;
}
