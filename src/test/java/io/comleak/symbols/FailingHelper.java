// SPDX-License-Identifier: Apache-2.0
package io.comleak.symbols;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;

/**
 * Stands for the helper, in a process of its own: names each address "f", until it comes to a module whose id is among its
 * arguments.
 */
final class FailingHelper {
    private FailingHelper() {}

    static List<String> command(String... arguments) {
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        Path classes = Path.of("target", "test-classes");
        return Stream.concat(
                        Stream.of(
                                java.toString(), "-Xshare:auto", "-XX:TieredStopAtLevel=1", "-cp", classes.toString()),
                        Stream.concat(Stream.of(FailingHelper.class.getName()), Arrays.stream(arguments)))
                .toList();
    }

    public static void main(String[] arguments) throws IOException, InterruptedException {
        List<String> request = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))
                .lines()
                .toList();
        String way = arguments[0];
        if (way.equals("says nothing at first") && Files.deleteIfExists(Path.of(arguments[1]))) {
            return;
        }
        if (way.equals("says nothing")) {
            return;
        }
        if (way.equals("refuses")) {
            write("error\tno dbghelp.dll\n");
            return;
        }
        write("comleak-symbols\t1\n");
        for (String line : request) {
            String[] fields = line.split("\t", -1);
            if (fields[0].equals("module")) {
                if (Arrays.asList(arguments).contains(fields[1])) {
                    fail(way);
                }
                String outcome = way.equals("refuses the database") ? "mismatched\tC:\\other.pdb" : "pdb\t";
                write("symbol\t10\t0\t10\t0\tf\t\nmodule\t" + fields[1] + "\t" + outcome + "\n");
            }
        }
        write("end\n");
    }

    private static void fail(String way) throws InterruptedException {
        write("symbol\t10\t0\t10\t0\tunfin");
        switch (way) {
            case "dies" -> Runtime.getRuntime().halt(5);
            case "babbles" -> write("ished\nabracadabra\n");
            default -> new CountDownLatch(1).await();
        }
    }

    private static void write(String text) {
        System.out.print(text);
        System.out.flush();
    }
}
