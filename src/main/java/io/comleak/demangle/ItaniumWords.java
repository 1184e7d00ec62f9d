// SPDX-License-Identifier: Apache-2.0
package io.comleak.demangle;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The letters of C++'s own types and operators, as the Itanium C++ ABI lists them. */
final class ItaniumWords {
    private static final Map<String, String> TYPES =
            pairs("v=void|w=wchar_t|b=bool|c=char|a=signed char|h=unsigned char"
                    + "|s=short|t=unsigned short|i=int|j=unsigned int|l=long|m=unsigned long|x=long long|y=unsigned long long"
                    + "|n=__int128|o=unsigned __int128|f=float|d=double|e=long double|g=__float128|z=...|Dd=decimal64"
                    + "|De=decimal128|Df=decimal32|Dh=half|Di=char32_t|Ds=char16_t|Du=char8_t|Da=auto|Dc=decltype(auto)"
                    + "|Dn=decltype(nullptr)");

    private static final Map<String, String> UNARY = pairs("aw= co_await|ps=+|ng=-|ad=&|de=*|co=~|nt=!|pp=++|mm=--");

    private static final Map<String, String> BINARY = pairs("pl=+|mi=-|ml=*|dv=/|rm=%|an=&|eo=^|aS==|pL=+=|mI=-=|mL=*="
            + "|dV=/=|rM=%=|aN=&=|eO=^=|ls=<<|rs=>>|lS=<<=|rS=>>=|eq===|ne=!=|lt=<|gt=>|le=<=|ge=>=|ss=<=>|aa=&&"
            + "|cm=,|pm=->*|pt=->|dt=.|ds=.*");

    /** Those that have the sign that separates the lists above. */
    private static final Map<String, String> BARS = Map.of("or", "|", "oR", "|=", "oo", "||");

    private static final Map<String, String> OTHERS =
            pairs("nw= new|na= new[]|dl= delete|da= delete[]|cl=()|ix=[]|qu=?");

    private ItaniumWords() {}

    private static Map<String, String> pairs(String list) {
        Map<String, String> pairs = new HashMap<>();
        for (String pair : list.split("\\|", -1)) {
            int end = pair.indexOf('=');
            pairs.put(pair.substring(0, end), pair.substring(end + 1));
        }
        return Map.copyOf(pairs);
    }

    static @Nullable String type(String letters) {
        return TYPES.get(letters);
    }

    static @Nullable String unary(String letters) {
        return UNARY.get(letters);
    }

    static @Nullable String binary(String letters) {
        return BINARY.getOrDefault(letters, BARS.get(letters));
    }

    /** What follows {@code operator}. */
    static @Nullable String operator(String letters) {
        String sign = binary(letters);
        return sign != null ? sign : UNARY.getOrDefault(letters, OTHERS.get(letters));
    }
}
