// SPDX-License-Identifier: Apache-2.0
package io.comleak.demangle;

/** A name that does not follow the rules, or goes beyond the bounds, or has something rare that is not known here. */
final class UnreadableNameException extends Exception {
    private static final long serialVersionUID = 1;

    UnreadableNameException(String wrong) {
        super(wrong, null, false, false);
    }
}
