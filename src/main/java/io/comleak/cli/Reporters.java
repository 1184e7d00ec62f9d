// SPDX-License-Identifier: Apache-2.0
package io.comleak.cli;

import io.comleak.leaks.Policies;
import io.comleak.model.Symbols;
import io.comleak.report.ContentsShown;
import io.comleak.report.Reporter;
import io.comleak.report.annotations.AnnotationsReporter;
import io.comleak.report.html.HtmlReporter;
import io.comleak.report.json.JsonReporter;
import io.comleak.report.junit.JUnitReporter;
import io.comleak.report.msvc.MsvcReporter;
import io.comleak.report.sarif.SarifReporter;
import io.comleak.report.text.TextReporter;
import io.comleak.report.valgrind.ValgrindReporter;
import io.comleak.source.SourceLines;

/**
 * Makes what writes a report in a form.
 *
 * @param options how much it shows
 * @param policies what fails, and what is not shown
 * @param symbols names of the frames
 * @param known how much is known of what is in the blocks
 * @param sources where source lines come from
 */
record Reporters(ReportOptions options, Policies policies, Symbols symbols, ContentsShown known, SourceLines sources) {
    private static final String WORKSPACE = "GITHUB_WORKSPACE";

    Reporter of(Destination to) {
        ContentsShown contents = options.contents(to.format(), known);
        String version = Version.number();
        return switch (to.format()) {
            case TEXT ->
                new TextReporter(
                        options.textOptions(to.inColour(options.color), known).with(sources), policies, symbols);
            case JSON -> new JsonReporter(symbols, version, contents);
            case HTML -> new HtmlReporter(symbols, policies, version, contents).with(sources);
            case JUNIT -> new JUnitReporter(symbols, policies, version, contents);
            case SARIF -> new SarifReporter(symbols, policies, version, contents);
            case VALGRIND -> new ValgrindReporter(symbols, policies, version, contents);
            case MSVC -> new MsvcReporter(symbols, policies, contents);
            case GITHUB -> new AnnotationsReporter(symbols, policies, contents, System.getenv(WORKSPACE));
        };
    }
}
