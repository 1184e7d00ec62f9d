// SPDX-License-Identifier: Apache-2.0
package io.comleak.symbols;

import io.comleak.model.Symbol;
import io.comleak.model.SymbolOutcome;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What the helper answered, as {@code native/symbols/protocol.h} has it; perhaps cut off anywhere.
 *
 * @param began whether it came as far as to look at modules
 * @param error why it did not, as far as it said so
 * @param byModule the modules answered for in whole, by their ids
 */
record SymbolAnswer(boolean began, String error, Map<Integer, ModuleSymbols> byModule) {

    static SymbolAnswer none(String error) {
        return new SymbolAnswer(false, error, Map.of());
    }

    /** Reads as far as there are whole lines that follow the rules: what comes behind is of no use. */
    static SymbolAnswer decode(byte[] bytes) {
        Decoder decoder = new Decoder();
        String text = new String(bytes, StandardCharsets.UTF_8);
        try {
            int start = 0;
            for (int end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', start)) {
                decoder.take(text.substring(start, end).split("\t", -1));
                start = end + 1;
            }
        } catch (IllegalArgumentException e) {
            decoder.error = "it answered out of form";
        }
        return new SymbolAnswer(decoder.began, decoder.error, Map.copyOf(decoder.byModule));
    }

    private static final class Decoder {
        private final Map<Integer, ModuleSymbols> byModule = new HashMap<>();
        private Map<Long, List<Symbol>> byOffset = new HashMap<>();
        private boolean began;
        private String error = "";

        void take(String[] fields) {
            switch (fields[0]) {
                case SymbolProtocol.NAME -> begin(fields);
                case "error" -> error = checked(fields, 2)[1];
                case "symbol" -> symbol(checked(fields, 7));
                case "module" -> module(checked(fields, 4));
                case "end" -> checked(fields, 1);
                default -> throw new IllegalArgumentException(fields[0]);
            }
        }

        private void begin(String[] fields) {
            if (began || !checked(fields, 2)[1].equals(SymbolProtocol.VERSION)) {
                throw new IllegalArgumentException("version");
            }
            began = true;
        }

        private void symbol(String[] fields) {
            int line = count(fields[4]);
            String file = fields[6].isEmpty() ? null : fields[6];
            Symbol symbol = new Symbol(fields[5], number(fields[3]), file, line, fields[2].equals("1"));
            byOffset.computeIfAbsent(number(fields[1]), offset -> new ArrayList<>())
                    .add(symbol);
        }

        private void module(String[] fields) {
            SymbolOutcome outcome = SymbolOutcome.valueOf(fields[2].toUpperCase(Locale.ROOT));
            byModule.put(Integer.parseInt(fields[1], 16), new ModuleSymbols(outcome, fields[3], byOffset));
            byOffset = new HashMap<>();
        }

        private static int count(String field) {
            int count = Integer.parseInt(field, 16);
            if (count < 0) {
                throw new IllegalArgumentException(field);
            }
            return count;
        }

        private static long number(String field) {
            return Long.parseUnsignedLong(field, 16);
        }

        private String[] checked(String[] fields, int count) {
            boolean early = !began && !fields[0].equals("error") && !fields[0].equals(SymbolProtocol.NAME);
            if (early || fields.length != count) {
                throw new IllegalArgumentException(fields[0]);
            }
            return fields;
        }
    }
}
