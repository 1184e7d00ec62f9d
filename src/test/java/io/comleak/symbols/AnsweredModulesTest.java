// SPDX-License-Identifier: Apache-2.0
package io.comleak.symbols;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class AnsweredModulesTest {
    private static final byte[] ANSWER = """
            comleak-symbols\t1
            symbol\t10\t0\t10\t0\tmodule\tx
            module\t1\tpdb\tC:\\x.pdb
            modules\t1
            module\t2\tnone\t
            mod""".getBytes(StandardCharsets.UTF_8);

    @Test
    void modulesAreCountedWhereverTheAnswerIsCut() {
        for (int cut = 0; cut <= ANSWER.length; cut++) {
            List<Integer> told = new ArrayList<>();
            AnsweredModules modules = new AnsweredModules(told::add);
            modules.take(ANSWER, cut);
            byte[] rest = Arrays.copyOfRange(ANSWER, cut, ANSWER.length);
            modules.take(rest, rest.length);

            assertThat(told).as("cut at %d", cut).containsExactly(1, 2);
        }
    }
}
