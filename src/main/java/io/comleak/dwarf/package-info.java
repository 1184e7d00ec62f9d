// SPDX-License-Identifier: Apache-2.0
/**
 * Names from DWARF, versions 2 to 5, in PE images and in the debug files beside them: what MinGW, Clang, Rust and Go leave,
 * and DbgHelp does not read. Before: a module and offsets in it. After: functions with their scopes, inlined calls, files
 * and lines. Only units that cover an offset are read, from the file as they are needed. Whatever a file holds, it costs
 * names and never more: each length is checked where it is read, and time is limited.
 */
@NullMarked
package io.comleak.dwarf;

import org.jspecify.annotations.NullMarked;
