// SPDX-License-Identifier: Apache-2.0
package io.comleak.suppress;

import java.util.Locale;

/**
 * A call as a suppression sees it: inlined ones count like any other.
 *
 * @param module file name, such as {@code combase.dll}; empty for code that lies in no module
 * @param function without the module; empty if the frame has no name
 * @param source path of its source file as the debug information has it; empty if that is not known
 */
public record Call(String module, String function, String source) {
    /** The same with small letters for the files' names, which match in either case. */
    Call inSmallLetters() {
        return new Call(module.toLowerCase(Locale.ROOT), function, source.toLowerCase(Locale.ROOT));
    }

    /** The module as debuggers write it, without {@code .dll} or {@code .exe}. */
    String shortModule() {
        int dot = module.lastIndexOf('.');
        return dot > 0 ? module.substring(0, dot) : module;
    }
}
