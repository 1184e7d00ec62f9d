// SPDX-License-Identifier: Apache-2.0
package io.comleak.report.findings;

import io.comleak.leaks.Finding;
import io.comleak.leaks.LeakClass;
import io.comleak.model.WrongFree;

/** What kinds of findings there are, as programs and people know them. */
public enum Rule {
    LEAK(
            "com-leak",
            Finding.LEAKS,
            "COM memory that was never freed",
            "The block was outstanding when COM had been shut down, and still when the program had ended. Free it once its"
                    + " last user is done: "
                    + Rule.FREEING),
    HELD(
            "com-held",
            Finding.HELD,
            "COM memory outstanding at the end, with COM still initialised",
            "The program ended with COM still initialised: live objects may own the block, so that it is not judged. Call"
                    + " CoUninitialize, as often as CoInitializeEx succeeded, on every thread before it ends."),
    OUTSTANDING(
            "com-outstanding",
            Finding.INCOMPLETE,
            "COM memory outstanding in an incomplete run",
            "The block was outstanding as far as was seen. Whether it would have been freed cannot be known: it is no leak"
                    + " yet. Find out first why the run is incomplete."),
    LATE_FREE(
            "com-late-free",
            Finding.LATE_FREES,
            "COM memory that was freed after COM had been shut down",
            "Static objects and DLLs that free COM's memory as the process ends do no harm today, and crash the day that"
                    + " their destructors call COM. Free it before the last CoUninitialize."),
    WRONG_FREE(
            "com-wrong-free",
            Finding.WRONG_FREES,
            "COM's allocator was given what is not its own to free",
            "The address was freed before, or is no block of COM's. Free each block once, and by what belongs to its"
                    + " allocation: "
                    + Rule.FREEING),
    POSSIBLE_WRONG_FREE(
            "com-possible-wrong-free",
            Finding.WRONG_FREES,
            "COM's allocator freed a block that it was not seen to allocate",
            "The block may be older than comleak's watch, or not be COM's at all. Look at where it comes from."),
    INCOMPLETE(
            "com-incomplete",
            Finding.INCOMPLETE,
            "Not all was seen, so that nothing is called a leak",
            "The program crashed, was killed or timed out, or comleak missed something. That nothing is called a leak does"
                    + " not mean that there is none."),
    CHILDREN(
            "com-child-processes",
            Finding.CHILDREN,
            "Child processes were not watched",
            "Nothing is known of the memory of the processes that the program started. Watch each with a run of its own.");

    private static final String FREEING =
            "SysFreeString for a BSTR, SafeArrayDestroy for a SAFEARRAY, VariantClear for a VARIANT, Release for an object,"
                    + " and CoTaskMemFree for all else that CoTaskMemAlloc or a function with an out parameter gave.";

    private final String id;
    private final Finding finding;
    private final String title;
    private final String help;

    Rule(String id, Finding finding, String title, String help) {
        this.id = id;
        this.finding = finding;
        this.title = title;
        this.help = help;
    }

    /** The rule that a group comes under. */
    public static Rule of(LeakClass leakClass) {
        return switch (leakClass) {
            case LEAK -> LEAK;
            case HELD_AT_EXIT -> HELD;
            case OUTSTANDING -> OUTSTANDING;
            case LATE_FREE -> LATE_FREE;
        };
    }

    /** The rule that a wrong free comes under. */
    public static Rule of(WrongFree wrong) {
        return wrong.certain() ? WRONG_FREE : POSSIBLE_WRONG_FREE;
    }

    /** Such as {@code com-leak}; it never changes. */
    public String id() {
        return id;
    }

    /** What decides whether it is shown, and whether it fails. */
    public Finding finding() {
        return finding;
    }

    /** One line without an end. */
    public String title() {
        return title;
    }

    /** What it means, and what to do about it. */
    public String help() {
        return help;
    }

    /** Whether it is known to be wrong. What is not never fails by itself. */
    boolean certain() {
        return this != OUTSTANDING && this != POSSIBLE_WRONG_FREE;
    }
}
