// SPDX-License-Identifier: Apache-2.0
package io.comleak.cli;

/**
 * A report that was asked for.
 *
 * @param format its form
 * @param file as it was typed; {@link OutputOptions#STREAM} for none
 */
record Output(ReportFormat format, String file) {
    boolean toStandardOutput() {
        return toStream() && !format.standardError();
    }

    boolean toStandardError() {
        return toStream() && format.standardError();
    }

    private boolean toStream() {
        return file.equals(OutputOptions.STREAM);
    }
}
