// SPDX-License-Identifier: Apache-2.0
package io.comleak.launch;

/**
 * A word of a command line.
 *
 * @param text without the quotation marks and backslashes that only protect it
 * @param start where its first character, which may be a quotation mark, lies in the line
 */
public record CommandLineToken(String text, int start) {}
