// SPDX-License-Identifier: Apache-2.0
package io.comleak.leaks.diff;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Counts what is owned and changed as its owner did with that owner: it is one finding, and one change. */
final class OwnedChanges {
    private OwnedChanges() {}

    /** The changes without those that went into another. */
    static List<Change> withOwners(List<Change> changes) {
        Map<Key, Change> byKey = new LinkedHashMap<>();
        changes.forEach(change -> byKey.put(change.key(), change));
        List<Change> owned = new ArrayList<>();
        for (Change change : changes) {
            if (owner(change, byKey).isPresent()) {
                owned.add(change);
                byKey.remove(change.key());
            }
        }
        for (Change change : owned) {
            ownerKey(change).ifPresent(key -> byKey.computeIfPresent(key, (of, owner) -> owner.and(change)));
        }
        return List.copyOf(byKey.values());
    }

    private static Optional<Change> owner(Change change, Map<Key, Change> byKey) {
        return ownerKey(change)
                .map(byKey::get)
                .filter(owner -> owner.standing() == change.standing()
                        && owner.found().owner().isEmpty());
    }

    private static Optional<Key> ownerKey(Change change) {
        return change.found().owner().map(bits -> new Key(change.finding(), bits));
    }
}
