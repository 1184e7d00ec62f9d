// SPDX-License-Identifier: Apache-2.0
/**
 * Says whose objects blocks are: finds tables of virtual functions in the images of modules, and the names that compilers
 * leave beside them for RTTI. The files are read when somebody asks, as the target may be dead.
 */
@NullMarked
package io.comleak.classes;

import org.jspecify.annotations.NullMarked;
