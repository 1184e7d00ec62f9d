// SPDX-License-Identifier: Apache-2.0
package io.comleak.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RawCommandLineTest {
    private static final String JAVA = "\"C:\\Program Files\\jdk\\bin\\java.exe\" -jar \"C:\\my lib\\comleak.jar\" ";

    @Test
    void restIsTheLineCharacterForCharacter() {
        String target = "app.exe *.c ? @x 日本 путь a\"b\\ \"\" a^b %PATH%  --\ty \"unclosed  ";

        RawCommandLine line = RawCommandLine.of(JAVA + "run   " + target);

        assertThat(line.tokens().get(1).text()).isEqualTo("app.exe");
        assertThat(line.rest(1)).isEqualTo(target);
        assertThat(line.rest(0)).isEqualTo("run   " + target);
    }

    @Test
    void restBeginsWithTheTokensQuotationMark() {
        RawCommandLine line = RawCommandLine.of(JAVA + "run -- \"C:\\my programs\\app.exe\" x");

        assertThat(texts(line)).containsExactly("run", "--", "C:\\my programs\\app.exe", "x");
        assertThat(line.rest(2)).isEqualTo("\"C:\\my programs\\app.exe\" x");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "java -jar comleak.jar ",
                "java.exe\t-jar\tcomleak.jar\t",
                "\"C:\\a b\\java.exe\" -jar comleak.jar ",
                "C:\\\"a b\"\\java -jar comleak.jar ",
                "java -jar -Xmx1g comleak.jar ",
                "java -XX:+UseSerialGC -Dx=y -jar \"C:\\a b\\comleak.jar\" ",
                "java -cp a.jar;b.jar io.comleak.Main ",
                "java -classpath run -Xshare:auto io.comleak.Main ",
                "java --class-path=a.jar io.comleak.Main ",
                "java --class-path \"a b.jar\" --add-opens java.base/java.lang=ALL-UNNAMED -ea io.comleak.Main ",
                "java --add-modules x -p y --module-path z --add-exports u --add-reads v -jar comleak.jar ",
                "java --upgrade-module-path a --limit-modules b --patch-module c --enable-native-access d -jar x ",
                "java @options -jar comleak.jar ",
                "java -\"cp\" \"a\" Main ",
            })
    void jvmPartEndsWithTheJarOrTheMainClass(String jvm) {
        RawCommandLine line = RawCommandLine.of(jvm + "run -jar app.exe");

        assertThat(texts(line)).containsExactly("run", "-jar", "app.exe");
        assertThat(line.rest(2)).isEqualTo("app.exe");
    }

    @ParameterizedTest
    @ValueSource(strings = {"comleak ", "\"C:\\Program Files\\Prüfung 1\\comleak.exe\"  ", "C:\\日本\\comleak.EXE\t"})
    void ofComleaksOwnProgramAllButItsNameIsMeant(String program) {
        RawCommandLine line = RawCommandLine.ofComleak(program + "-jar run  a*.c \"b");

        assertThat(texts(line)).containsExactly("-jar", "run", "a*.c", "b");
        assertThat(line.rest(1)).isEqualTo("run  a*.c \"b");
        assertThat(RawCommandLine.ofComleak("").tokens()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "java", "java -jar", "java -cp", "java -jar comleak.jar", "java -jar comleak.jar \t "})
    void lineMayEndAnywhere(String line) {
        assertThat(RawCommandLine.of(line).tokens()).isEmpty();
    }

    private static List<String> texts(RawCommandLine line) {
        return line.tokens().stream().map(CommandLineToken::text).toList();
    }
}
