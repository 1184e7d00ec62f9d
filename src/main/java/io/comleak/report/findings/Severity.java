// SPDX-License-Identifier: Apache-2.0
package io.comleak.report.findings;

/** How bad a finding is to a build. */
public enum Severity {
    /** It fails the build. */
    ERROR,
    /** It is shown. */
    WARNING,
    /** It is something to know. */
    NOTE
}
