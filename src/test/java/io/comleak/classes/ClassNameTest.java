// SPDX-License-Identifier: Apache-2.0
package io.comleak.classes;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClassNameTest {
    @ParameterizedTest
    @CsvSource(textBlock = """
            .?AVFoo@@,              Foo
            .?AUFoo@inner@outer@@,  outer::inner::Foo
            .?AVFoo@?A0x1234abcd@@, (anonymous namespace)::Foo
            .?AV?$Foo@H@@,          .?AV?$Foo@H@@
            .?AV@@,                 .?AV@@
            Foo,                    ''
            """)
    void ofMicrosoft(String name, String readable) {
        assertThat(ClassName.ofMicrosoft(name)).isEqualTo(readable);
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            3Foo,                       Foo
            *3Foo,                      Foo
            N5outer5inner3FooE,         outer::inner::Foo
            *N12_GLOBAL__N_13FooE,      (anonymous namespace)::Foo
            3FooIiE,                    3FooIiE
            St9exception,               St9exception
            4Foo,                       4Foo
            99999999Foo,                99999999Foo
            Foo,                        ''
            N,                          N
            'not a name',               ''
            '',                         ''
            """)
    void ofItanium(String name, String readable) {
        assertThat(ClassName.ofItanium(name)).isEqualTo(readable);
    }
}
