// SPDX-License-Identifier: Apache-2.0
package io.comleak.suppress;

/**
 * A line of a file, without the blanks around it.
 *
 * @param source the file
 * @param number of the line, from 1
 * @param column where the text begins, from 1
 * @param text what it says
 */
record TextLine(SuppressionSource source, int number, int column, String text) {
    static TextLine of(SuppressionSource source, int number, String raw) {
        return new TextLine(source, number, 1, raw).stripped();
    }

    boolean isComment() {
        return text.isEmpty() || text.startsWith("#");
    }

    /** What follows the first characters. */
    TextLine from(int characters) {
        return new TextLine(source, number, column + characters, text.substring(characters)).stripped();
    }

    SuppressionSyntaxException wrong(String what) {
        return new SuppressionSyntaxException(source, number, column, what);
    }

    private TextLine stripped() {
        int blanks = text.length() - text.stripLeading().length();
        return new TextLine(source, number, column + blanks, text.strip());
    }
}
