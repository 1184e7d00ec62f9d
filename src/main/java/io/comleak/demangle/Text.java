// SPDX-License-Identifier: Apache-2.0
package io.comleak.demangle;

import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A type or a name, in the two halves that stand around what points to it: {@code void (*} and {@code )(int)}.
 *
 * @param base what constructors and destructors of it are called
 * @param pack its elements, if it is a pack
 */
record Text(
        String left,
        String right,
        Kind kind,
        String base,
        @Nullable List<Text> pack) {
    enum Kind {
        PLAIN,
        FUNCTION,
        ARRAY
    }

    static Text of(String text) {
        return of(text, text);
    }

    static Text of(String text, String base) {
        return new Text(text, "", Kind.PLAIN, base, null);
    }

    static Text function(Text result, String parameters) {
        return new Text(result.left, parameters + result.right, Kind.FUNCTION, "", null);
    }

    static Text array(Text element, String size) {
        String more = element.kind == Kind.ARRAY ? element.right.stripLeading() : element.right;
        return new Text(element.left, " [" + size + "]" + more, Kind.ARRAY, "", null);
    }

    static Text pack(List<Text> elements) {
        String all = elements.stream().map(Text::whole).collect(Collectors.joining(", "));
        return new Text(all, "", Kind.PLAIN, "", List.copyOf(elements));
    }

    /** What points or refers to this by a sign, perhaps with the class of a member before it. */
    Text pointedToBy(String sign) {
        return kind == Kind.PLAIN
                ? new Text(left + sign, right, Kind.PLAIN, "", null)
                : new Text(left + " (" + sign.stripLeading(), ")" + right, Kind.PLAIN, "", null);
    }

    /** A reference to a reference is one of these, the more lasting of both. */
    Text referredTo(String sign) {
        if (kind == Kind.PLAIN && left.endsWith("&")) {
            boolean both = left.endsWith("&&") && sign.equals("&&");
            String plain =
                    left.endsWith("&&") ? left.substring(0, left.length() - 2) : left.substring(0, left.length() - 1);
            return new Text(plain + (both ? "&&" : "&"), right, Kind.PLAIN, "", null);
        }
        return pointedToBy(sign);
    }

    Text qualified(String qualifier) {
        return kind == Kind.PLAIN
                ? new Text(left + " " + qualifier, right, kind, base, null)
                : new Text(left, right + " " + qualifier, kind, base, null);
    }

    String whole() {
        return left + (kind == Kind.FUNCTION ? " " : "") + right;
    }
}
