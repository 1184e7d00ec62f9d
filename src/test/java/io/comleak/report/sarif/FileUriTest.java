// SPDX-License-Identifier: Apache-2.0
package io.comleak.report.sarif;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FileUriTest {
    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "C:\\dev\\app.exe, file:///C:/dev/app.exe",
                "d:/src\\My Settings.cpp, file:///d:/src/My%20Settings.cpp",
                "C:\\Büro\\日本.cpp, file:///C:/B%C3%BCro/%E6%97%A5%E6%9C%AC.cpp",
                "C:\\a#b?c%20d{e}[f]&'g`h.cpp, file:///C:/a%23b%3Fc%2520d%7Be%7D%5Bf%5D%26%27g%60h.cpp",
                "\\\\server\\share\\a b.cpp, file://server/share/a%20b.cpp",
                "\\\\?\\C:\\deep\\x.cpp, file:///C:/deep/x.cpp",
                "\\\\?\\UNC\\server\\share\\x.cpp, file://server/share/x.cpp",
                "\\\\.\\C:\\x.cpp, file:///C:/x.cpp",
                "/home/me/x y.cpp, file:///home/me/x%20y.cpp",
                "/home/me/a\\b.cpp, file:///home/me/a%5Cb.cpp",
                "\\rooted\\x.cpp, file:///rooted/x.cpp",
                "..\\src\\x.cpp, ../src/x.cpp",
                "src/x.cpp, src/x.cpp",
                "javascript:alert(1), javascript%3Aalert%281%29",
                "C:x.cpp, C%3Ax.cpp",
                "😀.cpp, %F0%9F%98%80.cpp"
            })
    void aPathIsAUri(String path, String uri) {
        assertThat(FileUri.of(path)).isEqualTo(uri);
        assertThat(URI.create(uri)).hasToString(uri);
    }

    @ParameterizedTest
    @CsvSource({"0000, %00", "001b, %1B", "000a, %0A", "d800, %EF%BF%BD", "dc00, %EF%BF%BD", "202e, %E2%80%AE"})
    void nothingInAPathEndsAUri(String code, String escaped) {
        assertThat(FileUri.of("C:\\a" + (char) Integer.parseInt(code, 16) + "b"))
                .isEqualTo("file:///C:/a" + escaped + "b");
    }

    @ParameterizedTest
    @CsvSource({"app.exe, app.exe", "a/b:c, a%2Fb%3Ac"})
    void aSegmentHasNoSeparators(String name, String segment) {
        assertThat(FileUri.segment(name)).isEqualTo(segment);
    }
}
