// SPDX-License-Identifier: Apache-2.0
package io.comleak.dwarf;

import java.nio.file.Path;
import java.time.Duration;
import java.util.*;

final class CompareMain {
    public static void main(String[] args) throws Exception {
        for (int a = 2; a < args.length; a++) {
            Path image = Path.of(args[a]);
            int count = Integer.parseInt(args[1]);
            List<Long> offsets = new ArrayList<>();
            long base; int text, size;
            try (PeFile f = PeFile.open(image)) {
                base = f.imageBase();
                Cursor c = f.bytes().at(f.bytes().at(0x3c).u32());
                c.skip(4 + 2); int n = c.u16(); c.skip(12); int oh = c.u16(); c.skip(2 + oh);
                text = 0; size = 0;
                for (int i = 0; i < n; i++) { long nm = c.u64(); long vs = c.u32(); long va = c.u32(); c.skip(24); if (nm == 0x747865742eL) { text = (int) va; size = (int) vs; } }
            }
            double step = Math.max(1, size / (double) count);
            for (double o = text; o < text + size; o += step) offsets.add((long) o);
            long t = System.nanoTime();
            Map<Long, List<NamedLevel>> mine;
            try (DwarfFile d = DwarfFile.open(image, new Budget(Duration.ofSeconds(600)))) { mine = d.lookUp(offsets); }
            long ms = (System.nanoTime() - t) / 1000000;
            Map<Long, List<AddressToLine.Place>> theirs = AddressToLine.of(Path.of(args[0]), image, base, offsets);
            int same = 0, both = 0, none = 0, fun = 0, line = 0, inl = 0, only = 0, miss = 0; int shown = 0;
            for (long o : offsets) {
                List<NamedLevel> m = mine.getOrDefault(o, List.of());
                List<AddressToLine.Place> th = theirs.getOrDefault(o, List.of());
                boolean known = !th.isEmpty() && !(th.get(0).line().startsWith("??"));
                String kind;
                if (m.isEmpty() && !known) { none++; continue; }
                else if (m.isEmpty()) { miss++; kind = "MISS"; }
                else if (!known) { only++; kind = "ONLY"; }
                else {
                  both++;
                  List<String> a1 = new ArrayList<>(), a2 = new ArrayList<>(), b1 = new ArrayList<>(), b2 = new ArrayList<>();
                  for (NamedLevel x : m) { a1.add(x.name().linkageName() != null ? x.name().linkageName() : x.name().name()); a2.add((x.level().file() == null ? "??:0" : norm(x.level().file()) + ":" + x.level().line())); }
                  for (AddressToLine.Place x : th) { b1.add(x.function()); b2.add(norm(x.line()).replace(":?", ":0")); }
                  if (a1.equals(b1) && a2.equals(b2)) { same++; continue; }
                  kind = a1.size() != b1.size() ? "DEPTH" : !a1.equals(b1) ? "NAME" : "LINE";
                  if (kind.equals("DEPTH")) inl++; else if (kind.equals("NAME")) fun++; else line++;
                }
                if (shown++ < Integer.getInteger("show", 3)) {
                    System.out.printf("  %s %x%n    mine %s%n    them %s%n", kind, base + o, str(m), th);
                }
            }
            System.out.printf("%s: %d addresses, %d ms; both %d same %d; names %d depth %d lines %d; only mine %d, only theirs %d, neither %d%n", image.getFileName(), offsets.size(), ms, both, same, fun, inl, line, only, miss, none);
        }
    }
    static String norm(String p) { String q; while (!(q = p.replaceAll("/\\./", "/").replaceAll("[^/]+/\\.\\./", "").replaceAll("//", "/")).equals(p)) p = q; return p; }
    static String str(List<NamedLevel> m) { StringBuilder b = new StringBuilder(); for (NamedLevel l : m) b.append(l.name().linkageName() != null ? l.name().linkageName() : l.name().name()).append(" [").append(l.name().name()).append("] ").append(l.level().file()).append(':').append(l.level().line()).append("; "); return b.toString(); }
}
