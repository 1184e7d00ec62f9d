// SPDX-License-Identifier: Apache-2.0
package io.comleak.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.comleak.model.ApartmentKind;
import io.comleak.model.Block;
import io.comleak.model.Contents;
import io.comleak.model.Decoding;
import io.comleak.model.Frame;
import io.comleak.model.Machine;
import io.comleak.model.Module;
import io.comleak.model.StackTrace;
import io.comleak.model.Symbol;
import io.comleak.model.Symbols;
import io.comleak.model.Target;
import io.comleak.model.Vtable;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class BlockDecoderTest {
    private static final long TABLE = 0x7ff6_1234_d480L;
    private static final Target TARGET = new Target("C:\\app.exe", "app", 1, Machine.X64, "C:\\windows");
    private static final Module MODULE = new Module(1, "C:\\app.exe", 0x7ff6_1233_0000L, 0x100000, 0, null);

    /** Knows one table, of a class with this name; null for none at all. */
    private record Classes(@Nullable String name) implements Symbols {
        @Override
        public List<Symbol> of(Frame frame) {
            return List.of();
        }

        @Override
        public Optional<Vtable> vtable(long address) {
            return Optional.ofNullable(name)
                    .filter(known -> address == TABLE)
                    .map(known -> new Vtable(MODULE, address - MODULE.base(), known));
        }
    }

    private static Optional<String> text(@Nullable String found, @Nullable String before) {
        byte[] bytes = HexFormat.of().parseHex("80d43412f67f00000100000000000000");
        Decoding saved = before == null ? null : new Decoding(Decoding.OBJECT, before, false, false, true);
        Block block =
                new Block(1, 0x1000, 16, 7, ApartmentKind.STA, StackTrace.NONE, 0, false, Contents.read(bytes, saved));
        return new BlockDecoder(TARGET, new Classes(found)).text(block);
    }

    @Test
    void anObjectIsKnownByItsTable() {
        assertThat(text("shop::Till", null)).contains("perhaps object of app!shop::Till");
        assertThat(text("", null)).contains("perhaps object with a vtable in app+0x1d480");
        assertThat(text(null, null)).isEmpty();
    }

    @Test
    void noLessIsSaidThanBefore() {
        assertThat(text(null, "of app!Old")).contains("perhaps object of app!Old");
        assertThat(text("", "of app!Old")).contains("perhaps object of app!Old");
        assertThat(text("New", "of app!Old")).contains("perhaps object of app!New");
        assertThat(text("New", "with a vtable in app+0x1")).contains("perhaps object of app!New");
        assertThat(text("", "with a vtable in app+0x1")).contains("perhaps object with a vtable in app+0x1d480");
    }

    @Test
    void namesAreMadeHarmless() {
        assertThat(text("\u001b[31m", null)).contains("perhaps object of app!\\x1b[31m");
    }
}
