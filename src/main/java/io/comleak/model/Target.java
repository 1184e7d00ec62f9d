// SPDX-License-Identifier: Apache-2.0
package io.comleak.model;

/**
 * The program that was watched.
 *
 * @param program full path of the executable
 * @param commandLine as it was handed to the program, character for character
 * @param processId of its process
 * @param machine that it was built for
 * @param windowsFolder such as {@code C:\windows}: modules outside of it are the target's own
 */
public record Target(String program, String commandLine, int processId, Machine machine, String windowsFolder) {
    /** The file name alone. */
    public String name() {
        return program.substring(Math.max(program.lastIndexOf('\\'), program.lastIndexOf('/')) + 1);
    }

    /** Whether a module is the program itself or lies outside the Windows folder. */
    public boolean owns(Module module) {
        String path = module.path();
        int end = windowsFolder.length();
        boolean windows = path.length() > end
                && path.regionMatches(true, 0, windowsFolder, 0, end)
                && (path.charAt(end) == '\\' || path.charAt(end) == '/');
        return !windows || path.equalsIgnoreCase(program);
    }
}
