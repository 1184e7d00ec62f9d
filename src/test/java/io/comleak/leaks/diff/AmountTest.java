// SPDX-License-Identifier: Apache-2.0
package io.comleak.leaks.diff;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class AmountTest {
    @Test
    void sumsOfManyFilesDoNotOverflow() {
        Amount most = new Amount(1, Long.MAX_VALUE);

        assertThat(most.plus(most)).isEqualTo(new Amount(2, Long.MAX_VALUE));
        assertThat(new Amount(1, 1L << 62).times(2)).isEqualTo(new Amount(2, Long.MAX_VALUE));
        assertThat(most.times(3)).isEqualTo(new Amount(3, Long.MAX_VALUE));
        assertThat(new Amount(3, 20).plus(new Amount(4, 1)).times(2)).isEqualTo(new Amount(14, 42));
    }
}
