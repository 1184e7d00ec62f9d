// SPDX-License-Identifier: Apache-2.0
package io.comleak.report;

import io.comleak.leaks.RunBuilder;
import io.comleak.model.Contents;
import io.comleak.model.StackTrace;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** Two arrays of VARIANTs, one of them with strings, a string that nothing owns, and a list whose nodes own one another. */
final class OwnedScenario {
    private static final int STRINGS = 5;

    private OwnedScenario() {}

    static Scenario scenario() {
        RunBuilder run = new RunBuilder();
        run.closedApartment(run.stack("combase!CoInitializeEx+0x3e", "app!wmain+0x8 main.cpp:20"));
        StackTrace array =
                run.stack("combase!CoTaskMemAlloc+0x13", "oleaut32!SafeArrayCreate+0x5a", "app!rows+0x22 rows.cpp:41");
        StackTrace data = run.stack(
                "combase!CoTaskMemAlloc+0x13",
                "oleaut32!SafeArrayAllocData+0x3a",
                "oleaut32!SafeArrayCreate+0x7a",
                "app!rows+0x22 rows.cpp:41");
        StackTrace string =
                run.stack("combase!CoTaskMemAlloc+0x13", "oleaut32!SysAllocString+0x2e", "app!put+0x30 rows.cpp:16");
        run.outstanding(run.block(48, array, descriptor())).outstanding(STRINGS * 24, data);
        for (int i = 0; i < STRINGS; i++) {
            run.outstanding(run.block(32, string, bstr("row " + i)));
            run.pointer(1, 2 + i);
        }
        run.pointer(0, 1).outstanding(run.block(48, array, descriptor()));
        run.outstanding(run.block(32, string, bstr("alone")));
        StackTrace node = run.stack("combase!CoTaskMemAlloc+0x13", "app!push+0x19 list.cpp:7");
        int first = STRINGS + 4;
        for (int i = 0; i < 4; i++) {
            run.outstanding(24, node).pointer(first + i, first + (i + 1) % 4);
        }
        return Scenario.of(run);
    }

    private static Contents descriptor() {
        ByteBuffer bytes = ByteBuffer.allocate(48).order(ByteOrder.LITTLE_ENDIAN);
        bytes.putInt(12, 12).putShort(16, (short) 1).putShort(18, (short) 0x880).putInt(20, 24);
        bytes.putLong(32, 0x1f2_a4c8_0200L).putInt(40, STRINGS).putInt(44, 0);
        return Contents.read(bytes.array());
    }

    private static Contents bstr(String text) {
        byte[] chars = text.getBytes(StandardCharsets.UTF_16LE);
        ByteBuffer bytes = ByteBuffer.allocate(32).order(ByteOrder.LITTLE_ENDIAN);
        bytes.putInt(4, chars.length).put(8, chars);
        return Contents.read(bytes.array());
    }
}
