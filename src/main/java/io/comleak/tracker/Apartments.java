// SPDX-License-Identifier: Apache-2.0
package io.comleak.tracker;

import io.comleak.model.Apartment;
import io.comleak.model.Apartment.End;
import io.comleak.model.ApartmentKind;
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
        private final ApartmentKind kind;
        private final StackTrace entered;
        private final boolean own;
        private End end = End.OPEN;

        Stay(int thread, ApartmentKind kind, StackTrace entered, boolean own) {
            this.thread = thread;
            this.kind = kind;
            this.entered = entered;
            this.own = own;
        }

        Apartment apartment() {
            return new Apartment(thread, kind, entered, own, end);
        }
    }

    /** What makes two stays that are over worth one line. */
    private record Past(ApartmentKind kind, int stack, End end) {}

    private static final int COINIT_APARTMENTTHREADED = 2;

    /** Of a program that enters from ever new places all day, the first ones. */
    private static final int PAST_KEPT = 1000;

    private final Target target;
    private final Map<Integer, Stay> open = new HashMap<>();
    /** What is asked for with each allocation. */
    private final KindCache kinds = new KindCache(this::lookUp);
    /** In order of entry. A thread pool may enter a million times: of stays that are over, the first of each kind and the first that were killed. */
    private final Set<Stay> stays = new LinkedHashSet<>();

    private final Set<Past> past = new HashSet<>();
    private int pastKept;
    private long leftOut;
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
        close(thread, End.THREAD_ENDED);
    }

    void threadEnded(int thread, int references, boolean killed) {
        close(thread, killed ? End.THREAD_KILLED : references == 0 ? End.LEFT : End.THREAD_ENDED);
    }

    /** What a thread is in now. */
    ApartmentKind kind(int thread) {
        return kinds.of(thread);
    }

    private ApartmentKind lookUp(int thread) {
        Stay stay = open.get(thread);
        return stay == null ? ApartmentKind.NONE : stay.kind;
    }

    /** Whether a thread is in an own apartment. */
    boolean ownOpen() {
        return open.values().stream().anyMatch(stay -> stay.own);
    }

    /** How many threads are in one. */
    int openNow() {
        return open.size();
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

    /** Stays that are not among them. */
    long leftOut() {
        return leftOut;
    }

    private boolean nowHolds(int thread, int references, int coinit, StackTrace stack) {
        if (references == 0) {
            close(thread, End.LEFT);
            return false;
        }
        initialised = true;
        if (open.containsKey(thread)) {
            return false;
        }
        boolean single = (coinit & COINIT_APARTMENTTHREADED) != 0;
        Stay stay = new Stay(thread, single ? ApartmentKind.STA : ApartmentKind.MTA, stack, isOwn(stack));
        open.put(thread, stay);
        kinds.forget(thread);
        stays.add(stay);
        return stay.own;
    }

    private void close(int thread, End end) {
        Stay stay = open.remove(thread);
        kinds.forget(thread);
        if (stay == null) {
            return;
        }
        stay.end = end;
        if (pastKept < PAST_KEPT && (end == End.THREAD_KILLED || past.add(past(stay)))) {
            pastKept++;
        } else {
            stays.remove(stay);
            leftOut++;
        }
    }

    private static Past past(Stay stay) {
        return new Past(stay.kind, stay.entered.id(), stay.end);
    }

    /** As the spy does, it takes one for own of which it does not know. */
    private boolean isOwn(StackTrace stack) {
        return stack.id() == 0 || stack.frames().stream().map(Frame::module).anyMatch(this::isOwn);
    }

    private boolean isOwn(@Nullable Module module) {
        return module != null && target.owns(module);
    }
}
