// SPDX-License-Identifier: Apache-2.0
package io.comleak.leaks;

import static org.assertj.core.api.Assertions.assertThat;

import io.comleak.model.Pointers;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OwnersTest {
    private static final int MANY = 1_000_000;

    /** Of each block its root; pointers are pairs of blocks. */
    private static int[] roots(int blocks, int... pairs) {
        int[] from = IntStream.range(0, pairs.length / 2).map(i -> pairs[2 * i]).toArray();
        int[] to =
                IntStream.range(0, pairs.length / 2).map(i -> pairs[2 * i + 1]).toArray();
        return roots(blocks, new Pointers(from, to));
    }

    private static int[] roots(int blocks, Pointers pointers) {
        Owners owners = Owners.of(blocks, pointers);
        return IntStream.range(0, blocks).map(owners::root).toArray();
    }

    @Test
    void withoutPointersEachIsARoot() {
        assertThat(roots(3)).containsExactly(0, 1, 2);
    }

    @Test
    void whatIsOwnedBelongsToTheRootHoweverFarItIs() {
        assertThat(roots(5, 3, 1, 1, 0, 0, 4)).containsExactly(3, 3, 2, 3, 3);
    }

    @Test
    void whatHasTwoRootsBelongsToTheOlder() {
        assertThat(roots(4, 2, 0, 1, 3, 3, 0)).containsExactly(1, 1, 2, 1);
    }

    @Test
    void ofARingTheOldestIsTheRoot() {
        assertThat(roots(4, 1, 2, 2, 3, 3, 1)).containsExactly(0, 1, 1, 1);
    }

    @Test
    void whatHangsOnARingIsNoRootHoweverOldItIs() {
        assertThat(roots(5, 2, 3, 3, 2, 3, 0, 0, 1, 1, 4)).containsExactly(2, 2, 2, 2, 2);
    }

    @Test
    void aRingThatHangsOnARingIsNoRoot() {
        assertThat(roots(6, 4, 5, 5, 4, 5, 1, 1, 2, 2, 1, 2, 0)).containsExactly(4, 4, 4, 3, 4, 4);
    }

    @Test
    void aRingThatARootLeadsToIsNone() {
        assertThat(roots(4, 1, 2, 2, 1, 3, 2)).containsExactly(0, 3, 3, 3);
    }

    @Test
    void whatPointsToItselfIsItsOwnRoot() {
        assertThat(roots(2, 1, 1)).containsExactly(0, 1);
    }

    @Test
    void aPointerThatIsThereTwiceIsOne() {
        assertThat(roots(2, 1, 0, 1, 0)).containsExactly(1, 1);
    }

    @Test
    void aListOfAMillionHasOneRoot() {
        int[] from = IntStream.range(0, MANY - 1).map(i -> i + 1).toArray();
        int[] to = IntStream.range(0, MANY - 1).toArray();

        assertThat(roots(MANY, new Pointers(from, to))).containsOnly(MANY - 1);
    }

    @Test
    void aRingOfAMillionHasOneRoot() {
        int[] from = IntStream.range(0, MANY).toArray();
        int[] to = IntStream.range(0, MANY).map(i -> (i + 1) % MANY).toArray();

        assertThat(roots(MANY, new Pointers(from, to))).containsOnly(0);
    }

    @Test
    void aStarOfAMillionHasOneRoot() {
        int[] from = new int[MANY - 1];
        Arrays.fill(from, MANY / 2);
        int[] to = IntStream.range(0, MANY).filter(i -> i != MANY / 2).toArray();

        assertThat(roots(MANY, new Pointers(from, to))).containsOnly(MANY / 2);
    }

    /** By the definition, step by step, without a thought of time. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
    void itAgreesWithTheDefinition(int seed) {
        Random random = new Random(seed);
        for (int round = 0; round < 2000; round++) {
            int blocks = 1 + random.nextInt(12);
            int[] pairs =
                    random.ints(2L * random.nextInt(2 * blocks), 0, blocks).toArray();

            assertThat(roots(blocks, pairs)).as(Arrays.toString(pairs)).isEqualTo(defined(blocks, pairs));
        }
    }

    private static int[] defined(int blocks, int[] pairs) {
        boolean[][] leads = new boolean[blocks][];
        for (int block = 0; block < blocks; block++) {
            leads[block] = reach(block, blocks, pairs);
        }
        int[] roots = new int[blocks];
        for (int block = 0; block < blocks; block++) {
            int of = block;
            roots[block] = IntStream.range(0, blocks)
                    .filter(root -> leads[root][of] && isRoot(root, blocks, leads))
                    .min()
                    .orElseThrow();
        }
        return roots;
    }

    /** All that leads to it is led to by it, and younger. */
    private static boolean isRoot(int block, int blocks, boolean[][] leads) {
        return IntStream.range(0, blocks)
                .filter(other -> leads[other][block])
                .allMatch(other -> leads[block][other] && other >= block);
    }

    private static boolean[] reach(int start, int blocks, int[] pairs) {
        boolean[] reached = new boolean[blocks];
        Deque<Integer> pending = new ArrayDeque<>();
        pending.add(start);
        while (!pending.isEmpty()) {
            int block = pending.remove();
            if (!reached[block]) {
                reached[block] = true;
                for (int i = 0; i < pairs.length; i += 2) {
                    if (pairs[i] == block) {
                        pending.add(pairs[i + 1]);
                    }
                }
            }
        }
        return reached;
    }
}
