// SPDX-License-Identifier: Apache-2.0
package io.comleak.cli;

/**
 * A report that was asked for.
 *
 * @param format its form
 * @param file as it was typed; {@link OutputOptions#STANDARD_OUTPUT} for that
 */
record Output(ReportFormat format, String file) {
    boolean toStandardOutput() {
        return file.equals(OutputOptions.STANDARD_OUTPUT);
    }
}
