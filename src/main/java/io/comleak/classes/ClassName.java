// SPDX-License-Identifier: Apache-2.0
package io.comleak.classes;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Names of classes as compilers write them for RTTI, made readable where they are plain; templates stay as they are. */
final class ClassName {
    private static final String ANONYMOUS = "(anonymous namespace)";
    private static final Pattern MICROSOFT = Pattern.compile("\\.\\?A[VUT](.+)@@");
    private static final Pattern MICROSOFT_PART = Pattern.compile("[^?@$]+|\\?A0x\\p{XDigit}+");
    private static final Pattern ITANIUM = Pattern.compile("\\*?[\\w$.]+");

    private ClassName() {}

    /** Such as {@code .?AVFoo@ns@@}, the innermost first; empty if it is none. */
    static String ofMicrosoft(String name) {
        Matcher matcher = MICROSOFT.matcher(name);
        if (!matcher.matches()) {
            return name.startsWith(".?A") ? name : "";
        }
        List<String> parts = new ArrayList<>(List.of(matcher.group(1).split("@", -1)));
        if (!parts.stream().allMatch(part -> MICROSOFT_PART.matcher(part).matches())) {
            return name;
        }
        parts.replaceAll(part -> part.startsWith("?") ? ANONYMOUS : part);
        Collections.reverse(parts);
        return String.join("::", parts);
    }

    /** Such as {@code 3Foo} or {@code N2ns3FooE}, with an asterisk where it is of one module alone; empty if it is none. */
    static String ofItanium(String name) {
        if (!ITANIUM.matcher(name).matches()) {
            return "";
        }
        String mangled = name.startsWith("*") ? name.substring(1) : name;
        boolean nested = mangled.startsWith("N") && mangled.endsWith("E");
        List<String> parts = parts(nested ? mangled.substring(1, mangled.length() - 1) : mangled);
        if (parts.isEmpty() || (parts.size() > 1 && !nested)) {
            // It begins with a length, or with what stands for std.
            return mangled.matches("[\\dNS].*") ? mangled : "";
        }
        return String.join("::", parts);
    }

    /** Each with its length before it; empty if they are not all so. */
    private static List<String> parts(String lengthsAndNames) {
        List<String> parts = new ArrayList<>();
        int at = 0;
        while (at < lengthsAndNames.length()) {
            int digits = at;
            while (digits < lengthsAndNames.length() && digits - at < 4 && isDigit(lengthsAndNames.charAt(digits))) {
                digits++;
            }
            int length = digits == at ? 0 : Integer.parseInt(lengthsAndNames.substring(at, digits));
            if (length == 0 || length > lengthsAndNames.length() - digits) {
                return List.of();
            }
            String part = lengthsAndNames.substring(digits, digits + length);
            parts.add(part.startsWith("_GLOBAL__N") ? ANONYMOUS : part);
            at = digits + length;
        }
        return parts;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
