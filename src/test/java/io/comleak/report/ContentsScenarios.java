// SPDX-License-Identifier: Apache-2.0
package io.comleak.report;

import static io.comleak.report.Scenarios.bstr;
import static io.comleak.report.Scenarios.finished;
import static io.comleak.report.Scenarios.started;

import io.comleak.leaks.RunBuilder;
import io.comleak.model.Contents;
import io.comleak.model.Decoding;
import io.comleak.model.StackTrace;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;

/** Blocks of which can be told what they are. */
final class ContentsScenarios {
    private ContentsScenarios() {}

    /** Texts, by their maker or by a guess. */
    static Scenario decoded() {
        RunBuilder run = started(new RunBuilder());
        byte[] text = "\0\0\u0016\0C:\\Us\u202ers\"\0\0".getBytes(StandardCharsets.UTF_16LE);
        run.outstanding(run.block(32, bstr(run), Contents.read(Arrays.copyOf(text, 32))));
        byte[] guess = "perhaps\u001b[31m red\0".getBytes(StandardCharsets.US_ASCII);
        run.outstanding(run.block(
                100, run.stack("combase!CoTaskMemAlloc+0x13", "app!wmain+0x12 main.cpp:9"), Contents.read(guess)));
        byte[] path = "tools\\settings.ini\0".getBytes(StandardCharsets.US_ASCII);
        return finished(run.outstanding(run.block(
                19, run.stack("combase!CoTaskMemAlloc+0x13", "app!wmain+0x22 main.cpp:10"), Contents.read(path))));
    }

    /** Their modules are not on this machine: that they were objects was found before. */
    static Scenario objects() {
        RunBuilder run = started(new RunBuilder());
        StackTrace made = run.stack("combase!CoTaskMemAlloc+0x13", "app!wmain+0x12 main.cpp:9");
        run.outstanding(run.block(24, made, object("of app!shop::Counter\u001b[31m")));
        return finished(run.outstanding(run.block(24, made, object("with a vtable in app+0x1d2f0"))));
    }

    private static Contents object(String value) {
        byte[] bytes = HexFormat.of().parseHex("80d43412f67f00000100000000000000cf07000000000000");
        return Contents.read(bytes, new Decoding(Decoding.OBJECT, value, false, false, true));
    }
}
