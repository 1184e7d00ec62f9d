// SPDX-License-Identifier: Apache-2.0
package io.comleak.tracker;

import static org.assertj.core.api.Assertions.assertThat;

import io.comleak.model.ApartmentKind;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class KindCacheTest {
    @Test
    void itAgreesWithWhatItCaches() {
        Map<Integer, ApartmentKind> kinds = new HashMap<>();
        KindCache cache = new KindCache(thread -> kinds.getOrDefault(thread, ApartmentKind.NONE));
        Random random = new Random(3);
        // Three threads share a place on average, and some ids are no multiples of 4, or negative.
        for (int i = 0; i < 100_000; i++) {
            int thread = random.nextInt(200) * 4 - random.nextInt(2) - 100;
            if (random.nextInt(10) == 0) {
                kinds.put(thread, List.of(ApartmentKind.values()).get(random.nextInt(3)));
                cache.forget(thread);
            }
            assertThat(cache.of(thread)).isEqualTo(kinds.getOrDefault(thread, ApartmentKind.NONE));
        }
    }
}
