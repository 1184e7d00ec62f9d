// SPDX-License-Identifier: Apache-2.0
package io.comleak.symbols;

/** What {@code native/symbols/protocol.h} says of either side. */
final class SymbolProtocol {
    static final String NAME = "comleak-symbols";
    static final String VERSION = "1";

    private SymbolProtocol() {}
}
