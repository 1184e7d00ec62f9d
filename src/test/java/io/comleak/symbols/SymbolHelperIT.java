// SPDX-License-Identifier: Apache-2.0
package io.comleak.symbols;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the real helper makes of requests that no resolver would send. */
class SymbolHelperIT {
    private static final String MODULE = "module\t1\t1000\t5\t-\t0\tC:\\none.dll\n";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "comleak-symbols\t1",
                "comleak-symbols\t1\n",
                "comleak-symbols\t2\nend\n",
                "comleak-symbols\nend\n",
                "something\t1\nend\n",
                "comleak-symbols\t1\n\nend\n",
                "comleak-symbols\t1\nend\nmore\n",
                "comleak-symbols\t1\nunknown\t1\nend\n",
                "comleak-symbols\t1\nsearch\t\nend\n",
                "comleak-symbols\t1\nsearch\ta\nsearch\tb\nend\n",
                "comleak-symbols\t1\naddress\t10\t0\nend\n",
                "comleak-symbols\t1\n" + MODULE + "address\t1000\t0\nend\n",
                "comleak-symbols\t1\n" + MODULE + "address\t10\t2\nend\n",
                "comleak-symbols\t1\n" + MODULE + "address\t-10\t0\nend\n",
                "comleak-symbols\t1\n" + MODULE + "address\t0x10\t0\nend\n",
                "comleak-symbols\t1\n" + MODULE + "address\t\t0\nend\n",
                "comleak-symbols\t1\n" + MODULE + "address\t10\nend\n",
                "comleak-symbols\t1\nmodule\t1\tffffffff\t5\t-\t0\tC:\\none.dll\nend\n",
                "comleak-symbols\t1\nmodule\t100000000\t1000\t5\t-\t0\tC:\\none.dll\nend\n",
                "comleak-symbols\t1\nmodule\t1\t1000\t5\tshort\t0\tC:\\none.dll\nend\n",
                "comleak-symbols\t1\nmodule\t1\t1000\t5\t-\t0\nend\n",
            })
    void malformedRequestIsRefusedWithTheLine(String request) throws Exception {
        String answer = answerTo(request.getBytes(StandardCharsets.UTF_8), 1);

        assertThat(answer).matches("error\tmalformed request, line [1-9]\n");
    }

    @Test
    void requestThatIsNoTextIsRefused() throws Exception {
        byte[] noise = new byte[100_000];
        new Random(20).nextBytes(noise);

        assertThat(answerTo(noise, 1)).startsWith("error\t");
    }

    @Test
    void wholeRequestIsAnsweredModuleByModule() throws Exception {
        String second = MODULE.replace("module\t1", "module\ta").replace("none", "n\u00f6ne \u65e5\u672c");
        String request = "comleak-symbols\t1\n" + MODULE + "address\t10\t0\n" + second + "end\n";

        assertThat(answerTo(request.getBytes(StandardCharsets.UTF_8), 0)).isEqualTo("""
                        comleak-symbols\t1
                        module\t1\tmissing\tC:\\none.dll
                        module\ta\tmissing\tC:\\n\u00f6ne \u65e5\u672c.dll
                        end
                        """);
    }

    private static String answerTo(byte[] request, int exitCode) throws IOException, InterruptedException {
        Process helper = new ProcessBuilder(HelperCommand.ofThisBuild())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try (var out = helper.getOutputStream()) {
            out.write(request);
        }
        String answer = new String(helper.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(helper.waitFor()).isEqualTo(exitCode);
        return answer;
    }
}
