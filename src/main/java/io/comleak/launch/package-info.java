// SPDX-License-Identifier: Apache-2.0
/**
 * Starts the target with the spy in it, as if comleak were not there: same command line, handles, folder and console.
 * Before this package stands the command line that the user typed; after it, a {@link io.comleak.launch.LaunchedTarget}
 * whose stream can be read.
 */
@NullMarked
package io.comleak.launch;

import org.jspecify.annotations.NullMarked;
