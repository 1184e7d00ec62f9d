// SPDX-License-Identifier: Apache-2.0
package io.comleak.saved;

import io.comleak.report.Names;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;

/** What the words mean that {@link Names} makes of constants. */
final class Words {
    private Words() {}

    static <E extends Enum<E>> Map<String, E> of(Class<E> constants) {
        return of(constants, Names::of);
    }

    static <E extends Enum<E>> Map<String, E> of(Class<E> constants, Function<E, String> name) {
        Map<String, E> words = new LinkedHashMap<>();
        for (E constant : constants.getEnumConstants()) {
            words.put(name.apply(constant), constant);
        }
        return Collections.unmodifiableMap(words);
    }
}
