// SPDX-License-Identifier: Apache-2.0
package io.comleak.contents;

import io.comleak.model.Decoding;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** VARIANTs or PROPVARIANTs, one or an array of them. No function of COM's makes blocks of these alone. */
final class Variants implements Shape {
    @Override
    public boolean isMadeBy(String api) {
        return false;
    }

    @Override
    public Optional<Decoding> decode(BlockBytes block, boolean guess) {
        int bytes = Variant.bytes(block.pointerBytes());
        long count = block.size() / bytes;
        List<Variant> variants = IntStream.range(0, block.read() / bytes)
                .mapToObj(i -> new Variant(block, i * bytes))
                .toList();
        if (variants.isEmpty() || block.size() % bytes != 0 || !areSound(variants)) {
            return Optional.empty();
        }
        String type = variants.stream().anyMatch(Variant::isProperty) ? "PROPVARIANT" : "VARIANT";
        Elements elements = Elements.of(block, 0, count, VarType.VARIANT);
        return Optional.of(new Decoding(
                type + (count == 1 ? "" : "[" + count + "]"), elements.text(), false, elements.cut(), true));
    }

    /**
     * Whether every one is sound, and there is enough that not everything is: a pair of small numbers alone, or zeroes,
     * are no sign of a VARIANT.
     */
    private static boolean areSound(List<Variant> variants) {
        long telling = variants.stream().filter(variant -> !variant.isCommon()).count();
        long full = variants.stream().filter(variant -> !variant.isEmpty()).count();
        return variants.stream().allMatch(Variant::isSound) && (telling > 0 || full > 1);
    }
}
