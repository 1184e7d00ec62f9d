// SPDX-License-Identifier: Apache-2.0
package io.comleak.tracker;

import io.comleak.model.Apartment;
import io.comleak.model.Frame;
import io.comleak.model.Module;
import io.comleak.model.StackTrace;
import io.comleak.model.Target;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which thread is in an apartment, by the references that it holds after each call: what a Pre… callback says is not what
 * comes of it. Thread ids may be used again.
 */
final class Apartments {
    /** A thread's stay; compared by identity. */
    private static final class Stay {
        private final int thread;
        private final int coinit;
        private final StackTrace entered;
        private final boolean own;
        private boolean open = true;
        private boolean threadEnded;

        Stay(int thread, int coinit, StackTrace entered, boolean own) {
            this.thread = thread;
            this.coinit = coinit;
            this.entered = entered;
            this.own = own;
        }

        Apartment apartment() {
            return new Apartment(thread, coinit, entered, own, open, threadEnded);
        }
    }

    /** What makes two stays that are over worth one line. */
    private record Past(int coinit, int stack, boolean threadEnded) {}

    private final Target target;
    private final Map<Integer, Stay> open = new HashMap<>();
    /** In order of entry. A thread pool may enter a million times: of stays that are over, the first of each kind. */
    private final Set<Stay> stays = new LinkedHashSet<>();

    private final Set<Past> past = new HashSet<>();
    private boolean initialised;

    Apartments(Target target) {
        this.target = target;
    }

    /** CoInitializeEx returned; a failure changed nothing. Returns whether the thread entered an own apartment by it. */
    boolean entered(int thread, int result, int coinit, int references, StackTrace stack) {
        return result >= 0 && nowHolds(thread, references, coinit, stack);
    }

    /** CoUninitialize returned. What is left may be the first that is seen of an apartment: see {@link #entered}. */
    boolean left(int thread, int references, boolean unbalanced, StackTrace stack) {
        return !unbalanced && nowHolds(thread, references, 0, stack);
    }

    void threadStarted(int thread) {
        close(thread, true);
    }

    void threadEnded(int thread, int references) {
        close(thread, references != 0);
    }

    boolean contains(int thread) {
        return open.containsKey(thread);
    }

    /** Whether any thread ever initialised COM. */
    boolean initialised() {
        return initialised;
    }

    /** In order of entry. */
    List<Apartment> all() {
        return stays.stream().map(Stay::apartment).toList();
    }

    private boolean nowHolds(int thread, int references, int coinit, StackTrace stack) {
        if (references == 0) {
            close(thread, false);
            return false;
        }
        initialised = true;
        if (open.containsKey(thread)) {
            return false;
        }
        Stay stay = new Stay(thread, coinit, stack, isOwn(stack));
        open.put(thread, stay);
        stays.add(stay);
        return stay.own;
    }

    private void close(int thread, boolean threadEnded) {
        Stay stay = open.remove(thread);
        if (stay == null) {
            return;
        }
        stay.open = false;
        stay.threadEnded = threadEnded;
        if (!past.add(new Past(stay.coinit, stay.entered.id(), threadEnded))) {
            stays.remove(stay);
        }
    }

    /** As the spy does, it takes one for own of which it does not know. */
    private boolean isOwn(StackTrace stack) {
        return stack.id() == 0 || stack.frames().stream().map(Frame::module).anyMatch(this::isOwn);
    }

    private boolean isOwn(@Nullable Module module) {
        return module != null && target.owns(module);
    }
}
