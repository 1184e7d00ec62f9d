// SPDX-License-Identifier: Apache-2.0
package io.comleak.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Modifier;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class ForwardingSymbolsTest {
    /** What has a default in Symbols would otherwise be dropped without a word. */
    @Test
    void everyAnswerIsForwarded() {
        assertThat(Symbols.class.getDeclaredMethods())
                .filteredOn(method -> !Modifier.isStatic(method.getModifiers()))
                .allSatisfy(method -> assertThat(
                                ForwardingSymbols.class.getDeclaredMethod(method.getName(), method.getParameterTypes()))
                        .as(Arrays.toString(method.getParameterTypes()))
                        .isNotNull());
    }
}
