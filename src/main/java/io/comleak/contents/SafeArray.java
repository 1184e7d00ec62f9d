// SPDX-License-Identifier: Apache-2.0
package io.comleak.contents;

import io.comleak.model.Decoding;
import java.util.Optional;

/** A SAFEARRAY: its descriptor, alone or, as a vector has it, with the data behind. */
final class SafeArray implements Shape {
    @Override
    public boolean isMadeBy(String api) {
        return api.startsWith("SafeArrayCreate")
                || api.startsWith("SafeArrayAllocDescriptor")
                || api.startsWith("SafeArrayCopy");
    }

    @Override
    public Optional<Decoding> decode(BlockBytes block, boolean guess) {
        return SafeArrayDescriptor.of(block)
                .filter(descriptor -> !guess || descriptor.isTelling())
                .map(descriptor -> decoding(block, descriptor, guess));
    }

    private static Decoding decoding(BlockBytes block, SafeArrayDescriptor descriptor, boolean guess) {
        Optional<VarType> type = descriptor.type();
        if (!descriptor.isVector() || type.isEmpty()) {
            return new Decoding("SAFEARRAY", descriptor.text(), false, false, guess);
        }
        Elements elements = Elements.of(block, descriptor.dataAt(), descriptor.elements(), type.get());
        return new Decoding(
                "SAFEARRAY",
                descriptor.text() + (elements.text().isEmpty() ? "" : ": " + elements.text()),
                false,
                elements.cut(),
                guess);
    }
}
