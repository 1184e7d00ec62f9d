// SPDX-License-Identifier: Apache-2.0
package io.comleak.stream;

import java.util.Arrays;

/** The stack numbers defined so far. They ascend, so that a sorted array holds them whatever their gaps. */
final class StackNumbers {
    private int[] numbers = new int[64];
    private int count;

    /** Whether the number is above all others, and so was added. */
    boolean define(int number) {
        if (number <= 0 || (count > 0 && number <= numbers[count - 1])) {
            return false;
        }
        if (count == numbers.length) {
            numbers = Arrays.copyOf(numbers, 2 * count);
        }
        numbers[count++] = number;
        return true;
    }

    boolean contains(int number) {
        if (number <= 0) {
            return false; // and no arithmetic on what may be the least of all integers
        }
        // Number n is the n-th at most, and exactly that where none was left out.
        if (count > 0 && numbers[count - 1] == count) {
            return number <= count;
        }
        int last = Math.min(number, count) - 1;
        return last >= 0 && (numbers[last] == number || Arrays.binarySearch(numbers, 0, last + 1, number) >= 0);
    }
}
