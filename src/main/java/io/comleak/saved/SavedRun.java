// SPDX-License-Identifier: Apache-2.0
package io.comleak.saved;

import io.comleak.leaks.ExitStatus;
import io.comleak.leaks.LeakCheck;
import io.comleak.model.Symbols;
import io.comleak.report.ContentsShown;

/**
 * A run that was read back.
 *
 * @param check the judgement; stack traces have other numbers than they had
 * @param symbols the names that the file has
 * @param version of the comleak that wrote the file
 * @param status comleak's exit code then, and why, with how the findings stood to the baseline, if there was one
 * @param contents how much the file tells of what was in the blocks
 */
public record SavedRun(LeakCheck check, Symbols symbols, String version, ExitStatus status, ContentsShown contents) {}
