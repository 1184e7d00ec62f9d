// SPDX-License-Identifier: Apache-2.0
package io.comleak.model;

/** Where a module's names come from, or why it has none. */
public enum SymbolOutcome {
    /** A program database. */
    PDB("has symbols"),
    /** Debug information within the image, or in the debug file that it names. */
    DWARF("has symbols"),
    /** The image's exports alone. */
    EXPORT("has no debug information, only exported names are known"),
    /** The image has no names. */
    NONE("has no symbols"),
    /** The image cannot be read any more. */
    MISSING("is not there any more, so that its symbols were not looked for"),
    /** The image is not the one that was loaded. */
    REPLACED("was replaced after it was loaded, so that its symbols were not used"),
    /** The program database, or the debug file, that was found belongs to another build; exports are used. */
    MISMATCHED("has symbols that do not match"),
    /** The helper came to its end over this module, or its DWARF is broken. */
    CRASHED("has debug information that could not be read"),
    /** The helper was ended because it took too long. */
    TIMED_OUT("has no names, because looking for symbols took too long"),
    /** The helper did not start, or could not use DbgHelp. */
    UNAVAILABLE("has no names, because the symbol helper does not work");

    private final String predicate;

    SymbolOutcome(String predicate) {
        this.predicate = predicate;
    }

    /** What is to be said of a module, to follow its name. */
    public String predicate() {
        return predicate;
    }

    /** Whether names come from debug information, and can be relied upon. */
    public boolean isDebugInformation() {
        return this == PDB || this == DWARF;
    }
}
