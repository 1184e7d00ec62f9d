// SPDX-License-Identifier: Apache-2.0
package io.comleak.failure;

import static io.comleak.failure.ExitCode.FAILED;
import static io.comleak.failure.ExitCode.NOT_FOUND;
import static io.comleak.failure.ExitCode.NOT_STARTED;
import static io.comleak.failure.ExitCode.USAGE;

/**
 * All kinds of failure: the number that users look up and scripts look for, the exit code, and what is said. A number is
 * for good: it keeps its meaning, and that of a failure that is no more is never given to another.
 * {@code troubleshooting.md} has a row for each.
 */
public enum ErrorId {
    // comleak itself. The first four are comleak.exe's own words: native/launcher/complaint.h has them too.
    NO_JAVA(1, FAILED, "no 64-bit Java of version 17 or newer was found"),
    JAR_MISSING(2, FAILED, "%s is missing"),
    JAR_UNREADABLE(3, FAILED, "Java cannot read %s"),
    JAVA_UNABLE(4, FAILED, "the Java in %s could not run it"),
    PART_NOT_LOADED(5, FAILED, "a part of it cannot be loaded: %s"),
    COMLEAK_FAILED(6, FAILED, "comleak itself failed: %s"),
    INSTALLATION_DAMAGED(7, FAILED, "cannot use %s: %s"),

    // The command line, and the files of options.
    NO_COMMAND(10, USAGE, "there is no command \"%s\""),
    UNKNOWN_OPTION(11, USAGE, "unknown option: %s"),
    UNEXPECTED_WORD(12, USAGE, "there is no place for %s"),
    NO_VALUE(13, USAGE, "no value was given for %s"),
    INVALID_VALUE(14, USAGE, "invalid value for %s"),
    WORDS_NOT_UNDERSTOOD(15, USAGE, "the words cannot be understood: %s"),
    OUT_OF_RANGE(16, USAGE, "%s cannot be %s"),
    NO_PROGRAM(17, USAGE, "no program was named"),
    PROGRAM_TAKEN_FOR_VALUE(18, USAGE, "no program was named: \"%s\" was taken for the value of the option before it"),
    VALUE_TAKEN_FOR_PROGRAM(19, USAGE, "\"%s\" was taken for the program to watch"),
    EMPTY_PATTERN(20, USAGE, "--own-modules: a pattern is empty"),
    TWO_ON_STANDARD_OUTPUT(21, USAGE, "only one report can have standard output"),
    NO_FORM_OF_DIFF(22, USAGE, "a comparison cannot be written as %s"),
    NAMED_TWICE(23, USAGE, "%s is named twice for one side"),
    OPTIONS_ASK_FOR_HELP(24, USAGE, "%s asks for help"),
    OPTIONS_TOO_LONG(25, USAGE, "%s is too long"),
    OPTIONS_NAME_LIBRARY(26, USAGE, "--dbghelp cannot stand in %s"),
    OPTIONS_UNREADABLE(27, USAGE, "cannot read the options in %s: %s"),

    // Files and folders that are named to be read.
    NO_FILE_NAME(30, USAGE, "\"%s\" is no file name"),
    FOLDER_OF_OPTION_MISSING(31, USAGE, "%s: there is no folder %s"),
    DBGHELP_MISSING(32, USAGE, "--dbghelp: there is no file %s"),
    DBGHELP_UNUSABLE(33, USAGE, "--dbghelp: %s cannot be used: it %s"),
    SUPPRESSIONS_MISSING(34, USAGE, "there is no file %s"),
    SUPPRESSIONS_UNREADABLE(35, USAGE, "cannot read the suppressions in %s: %s"),
    SUPPRESSIONS_MALFORMED(36, USAGE, "cannot understand the suppressions: %s"),
    FOLDER_UNREADABLE(37, USAGE, "cannot list %s: %s"),
    NO_JSON_IN_FOLDER(38, USAGE, "there is no JSON file in %s"),
    SAVED_RUN_UNUSABLE(39, USAGE, "cannot use the saved run %s"),

    // Where reports go.
    FOLDER_MISSING(50, USAGE, "there is no folder %s"),
    IS_A_FOLDER(51, USAGE, "%s is a folder"),
    EXISTS_ALREADY(52, USAGE, "%s exists already"),
    IS_READ_TOO(53, USAGE, "%s is read, and cannot be written too"),
    TWO_REPORTS_IN_ONE_FILE(54, USAGE, "two reports cannot go into %s"),
    SUPPRESSIONS_IN_REPORT(55, USAGE, "a report and the suppressions cannot both go into %s"),
    FILE_NOT_WRITTEN(56, FAILED, "cannot write %s: %s"),
    REPORT_NOT_WRITTEN(57, FAILED, "cannot write the report: %s"),
    REPORT_NOT_WHOLE(58, FAILED, "the report could not be written whole"),
    SUPPRESSIONS_NOT_WRITTEN(59, FAILED, "cannot write the suppressions: %s"),
    LOG_IN_REPORT(60, USAGE, "a report and the log cannot both go into %s"),
    LOG_NOT_OPENED(61, USAGE, "cannot open the log %s: %s"),
    LOG_NOT_WRITTEN(62, FAILED, "cannot write the log %s: %s"),

    // Between the typed command and the target's first instruction.
    PROGRAM_NOT_FOUND(70, NOT_FOUND, "cannot find the program \"%s\""),
    PROGRAM_UNREADABLE(71, NOT_STARTED, "cannot read the program %s: %s"),
    NO_WINDOWS_PROGRAM(72, NOT_STARTED, "%s is not a Windows program: %s"),
    BATCH_FILE(73, NOT_STARTED, "%s is a batch file, not a program"),
    DLL(74, NOT_STARTED, "%s is a DLL, not a program"),
    OTHER_MACHINE(75, NOT_STARTED, "%s is a program for %s"),
    PROGRAM_NOT_STARTED(76, NOT_STARTED, "cannot start %s: %s"),
    PROGRAM_GONE(77, NOT_FOUND, "cannot start %s, which is gone: %s"),
    DIED_AT_ONCE(78, NOT_STARTED, "%s died before its first instruction with %s"),
    SPY_KEPT_OUT(80, FAILED, "cannot bring the spy into %s: %s"),
    SPY_NOT_LOADED(81, FAILED, "%s could not load %s"),
    DIED_STARTING_SPY(82, FAILED, "%s died while the spy started, with %s"),
    OWN_SPY(83, FAILED, "%s has registered an IMallocSpy of its own (CO_E_OBJISREG), and COM admits only one"),
    SPY_NOT_REGISTERED(84, FAILED, "the spy could not register itself with COM in %s: error %s"),
    START_TIMED_OUT(85, FAILED, "%s did not finish %s within %s s"),

    // What a run came to.
    RUN_INCOMPLETE_BY_COMLEAK(90, FAILED, "the result is incomplete through comleak"),
    RUN_INCOMPLETE(91, FAILED, "the result is incomplete"),
    NEW_SIDE_INCOMPLETE(92, FAILED, "the new side is incomplete");

    private final int number;
    private final int exitCode;
    private final String message;

    ErrorId(int number, int exitCode, String message) {
        this.number = number;
        this.exitCode = exitCode;
        this.message = message;
    }

    public int exitCode() {
        return exitCode;
    }

    /** What is wrong, with {@code %s} for each thing that it is about. */
    public String message() {
        return message;
    }

    String message(Object... about) {
        return String.format(message, about);
    }

    /** As users see it: {@code CL-0012}. */
    @Override
    public String toString() {
        return String.format("CL-%04d", number);
    }
}
