// SPDX-License-Identifier: Apache-2.0
package io.comleak.dwarf;

/** A function that an address lies in, with its name. */
record NamedLevel(FunctionName name, Level level) {}
