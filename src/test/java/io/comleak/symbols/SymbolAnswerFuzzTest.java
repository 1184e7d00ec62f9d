// SPDX-License-Identifier: Apache-2.0
package io.comleak.symbols;

import static org.assertj.core.api.Assertions.assertThat;

import io.comleak.fuzz.Fuzzing;
import io.comleak.fuzz.Mutant;
import io.comleak.fuzz.Spoiling;
import io.comleak.model.Symbol;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Whatever the symbol helper answers, and a broken debug file can make it answer anything, it is read or left. */
class SymbolAnswerFuzzTest {
    private static final byte[] ANSWER = """
            comleak-symbols\t1
            symbol\t1234\t0\t4\t2a\tkeepSettings\tC:\\app\\main.cpp
            symbol\t1234\t1\t4\t2b\tinlined\tC:\\app\\inlined.h
            symbol\tffffffffffffffff\t0\t0\t0\tоткрыть\t
            module\t1\tpdb\tC:\\app\\app.pdb
            module\t2\tnone\t
            module\t7fffffff\texport\tC:\\windows\\x.dll
            end
            """.getBytes(StandardCharsets.UTF_8);

    private static final class Answer implements Mutant {
        private final byte[] bytes;
        private @Nullable SymbolAnswer decoded;

        Answer(byte[] bytes) {
            this.bytes = bytes;
        }

        @Override
        public int bytes() {
            return bytes.length;
        }

        @Override
        public void deal() {
            decoded = SymbolAnswer.decode(bytes);
        }

        @Override
        public void check() {
            SymbolAnswer answer = Objects.requireNonNull(decoded);
            assertThat(answer.began() || answer.byModule().isEmpty()).isTrue();
            assertThat(answer.byModule().values())
                    .flatExtracting(module -> module.byOffset().values())
                    .allSatisfy(symbols ->
                            assertThat(symbols).extracting(Symbol::line).allMatch(line -> line >= 0));
        }
    }

    @Test
    @Timeout(value = 6, unit = TimeUnit.HOURS)
    void mutantsAreReadOrLeft() throws Exception {
        Fuzzing.run("symbols", SymbolAnswerFuzzTest::next);
    }

    private static Mutant next(Random random) {
        byte[] bytes = ANSWER;
        for (int changes = 1 + random.nextInt(4); changes > 0; changes--) {
            bytes = Spoiling.spoil(bytes, random);
        }
        return new Answer(bytes);
    }
}
