// SPDX-License-Identifier: Apache-2.0
package io.comleak.suppress;

/**
 * A call as a suppression sees it: inlined ones count like any other.
 *
 * @param module file name, such as {@code combase.dll}; empty for code that lies in no module
 * @param function without the module; empty if the frame has no name
 * @param source path of its source file as the debug information has it; empty if that is not known
 */
public record Call(String module, String function, String source) {
    /** The module as debuggers write it, without {@code .dll} or {@code .exe}. */
    String shortModule() {
        int dot = module.lastIndexOf('.');
        return dot > 0 ? module.substring(0, dot) : module;
    }
}
