// SPDX-License-Identifier: Apache-2.0
package io.comleak.demangle;

/** Function names as they were written, without parameters: as debug information has them. */
public final class Demangler {
    private Demangler() {}

    /** The readable name; the name itself if it is readable already, or follows none of the rules. */
    public static String demangled(String name) {
        String mangled = name.startsWith("__Z") || name.startsWith("__R") ? name.substring(1) : name;
        boolean known = mangled.startsWith("_Z") || mangled.startsWith("_R");
        if (!known || mangled.length() > Letters.MAX_LENGTH) {
            return name;
        }
        try {
            return demangle(mangled);
        } catch (UnreadableNameException e) {
            return name;
        }
    }

    private static String demangle(String mangled) throws UnreadableNameException {
        if (mangled.startsWith("_R")) {
            return new RustName(mangled).read();
        }
        return RustLegacyName.isOne(mangled) ? RustLegacyName.read(mangled) : new ItaniumName(mangled).read();
    }
}
