// SPDX-License-Identifier: Apache-2.0
package io.comleak.stream;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Holds the Java side of the stream to the header that the spy is compiled with. */
class StreamFormatContractTest {
    private static final Map<String, Integer> SIZES =
            Map.of("uint8_t", 1, "uint16_t", 2, "uint32_t", 4, "int32_t", 4, "uint64_t", 8);
    private static final int LARGEST_ALIGNMENT = 8;
    private static final Pattern CONSTANT = Pattern.compile("constexpr \\w+ (\\w+) = ([^;]+);");
    private static final Pattern STRUCT = Pattern.compile("struct (\\w+) \\{([^}]*)\\}");
    private static final Pattern MEMBER = Pattern.compile("(\\w+) (\\w+)(?:\\[(\\w+)\\])?;");

    private static final Map<String, Long> CONSTANTS = new TreeMap<>();
    private static final Map<String, Long> LAYOUTS = new TreeMap<>();

    @BeforeAll
    static void readHeader() throws IOException {
        String header = Files.readString(Path.of("native/include/comleak/stream_format.h"));
        String code = header.replaceAll("//[^\n]*", "").replaceAll("\\s+", " ");
        CONSTANT.matcher(code).results().forEach(it -> CONSTANTS.put(it.group(1), value(it.group(2))));
        STRUCT.matcher(code).results().forEach(StreamFormatContractTest::layOut);
    }

    private static long value(String expression) {
        if (expression.contains("+")) {
            return Stream.of(expression.split("\\+", -1))
                    .mapToLong(it -> value(it.trim()))
                    .sum();
        }
        if (expression.contains("*")) {
            return Stream.of(expression.split("\\*", -1))
                    .mapToLong(it -> value(it.trim()))
                    .reduce(1, (a, b) -> a * b);
        }
        int shift = expression.indexOf("<<");
        if (shift >= 0) {
            return value(expression.substring(0, shift).trim())
                    << value(expression.substring(shift + 2).trim());
        }
        Long constant = CONSTANTS.get(expression);
        return constant != null ? constant : Long.decode(expression.replaceAll("u$", ""));
    }

    private static void layOut(MatchResult struct) {
        String name = struct.group(1);
        long end = 0;
        long alignment = 1;
        for (MatchResult member : MEMBER.matcher(struct.group(2)).results().toList()) {
            String type = member.group(1);
            Integer scalar = SIZES.get(type);
            long size = scalar != null ? scalar : required(LAYOUTS, type + ".BYTES");
            long unit = scalar != null ? scalar : LARGEST_ALIGNMENT;
            assertThat(end % unit).as("%s.%s is aligned", name, member.group(2)).isZero();
            LAYOUTS.put(name + "." + upperCase(member.group(2)), end);
            end += size * (member.group(3) == null ? 1 : value(member.group(3)));
            alignment = Math.max(alignment, unit);
        }
        LAYOUTS.put(name + ".BYTES", (end + alignment - 1) / alignment * alignment);
    }

    private static long required(Map<String, Long> values, String name) {
        return Objects.requireNonNull(values.get(name), name);
    }

    private static String upperCase(String camelCase) {
        return camelCase.replaceAll("([A-Z])", "_$1").toUpperCase(Locale.ROOT);
    }

    @Test
    void constantsAreThoseOfTheHeader() {
        assertThat(constantsOf(StreamFormat.class)).isEqualTo(CONSTANTS);
    }

    @Test
    void layoutsAreThoseOfTheHeader() {
        Map<String, Long> layouts = new TreeMap<>();
        for (Class<?> layout : Layout.class.getDeclaredClasses()) {
            constantsOf(layout).forEach((name, offset) -> layouts.put(layout.getSimpleName() + "." + name, offset));
        }
        LAYOUTS.keySet().removeIf(name -> name.endsWith(".RESERVED") || name.endsWith(".HEADER"));

        assertThat(layouts).isEqualTo(LAYOUTS);
    }

    @Test
    void everyRecordHasItsType() {
        long records = CONSTANTS.keySet().stream()
                .filter(it -> it.startsWith("RECORD_"))
                .count();
        assertThat(RecordType.values()).hasSize((int) records);
        for (RecordType type : RecordType.values()) {
            int tag = Math.toIntExact(required(CONSTANTS, "RECORD_" + type));
            assertThat(RecordType.of(tag)).isEqualTo(type);
        }
    }

    private static Map<String, Long> constantsOf(Class<?> type) {
        Map<String, Long> constants = new TreeMap<>();
        for (Field field : type.getDeclaredFields()) {
            if (Modifier.isStatic(field.getModifiers()) && !field.isSynthetic()) {
                constants.put(field.getName(), unsigned(field));
            }
        }
        return constants;
    }

    private static long unsigned(Field field) {
        try {
            return field.getType() == int.class ? Integer.toUnsignedLong(field.getInt(null)) : field.getLong(null);
        } catch (IllegalAccessException e) {
            throw new AssertionError(field + " can be read", e);
        }
    }

    @Test
    void thePageOnTheFormatHasEveryRecordAndTheVersion() throws IOException {
        String page = Files.readString(Path.of("src/site/markdown/stream-format.md"));

        assertThat(CONSTANTS.keySet().stream()
                        .filter(name -> name.startsWith("RECORD_"))
                        .map(name -> "`" + name.substring("RECORD_".length()) + "`"))
                .hasSizeGreaterThan(15)
                .allSatisfy(name -> assertThat(page).contains(name));
        assertThat(page).contains("version " + CONSTANTS.get("STREAM_VERSION") + " now");
    }
}
