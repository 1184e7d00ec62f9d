// SPDX-License-Identifier: Apache-2.0
package io.comleak.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExitCodesTest {
    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "00000017, 23",
        "7fffffff, 2147483647",
        "40010004, '1073807364 (0x40010004, DBG_TERMINATE_PROCESS)'",
        "80000000, 2147483648 (0x80000000)",
        "c0000005, '3221225477 (0xc0000005, STATUS_ACCESS_VIOLATION)'",
        "c00000fd, '3221225725 (0xc00000fd, STATUS_STACK_OVERFLOW)'",
        "c000013a, '3221225786 (0xc000013a, STATUS_CONTROL_C_EXIT)'",
        "e06d7363, '3765269347 (0xe06d7363, C++ exception)'",
        "ffffffff, 4294967295 (0xffffffff)"
    })
    void aStatusIsHexadecimalAsWellAndNamedIfKnown(String code, String expected) {
        assertThat(ExitCodes.text(Integer.parseUnsignedInt(code, 16))).isEqualTo(expected);
    }
}
