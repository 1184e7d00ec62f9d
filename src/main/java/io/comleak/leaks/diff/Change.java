// SPDX-License-Identifier: Apache-2.0
package io.comleak.leaks.diff;

import io.comleak.leaks.Finding;
import io.comleak.leaks.Fingerprint;
import io.comleak.leaks.Standing;
import java.util.Optional;

/**
 * How the two sides of a comparison differ in one key.
 *
 * @param finding what it is
 * @param standing of the new side to the old one
 * @param before how much the old side has, in programs that the new side has too; all, if it has none of them
 * @param after how much the new side has
 * @param found what there is to show of it, of the new side if it has any
 * @param formerly what the old side called it, where that has become less
 */
public record Change(
        Finding finding, Standing standing, Amount before, Amount after, Found found, Optional<Finding> formerly) {
    /** The same with how another changed that stands like this. */
    Change and(Change other) {
        return new Change(finding, standing, before.plus(other.before), after.plus(other.after), found, formerly);
    }

    public Key key() {
        return new Key(finding, fingerprint().bits());
    }

    public Fingerprint fingerprint() {
        return found.fingerprint();
    }

    public Amount difference() {
        return after.since(before);
    }
}
