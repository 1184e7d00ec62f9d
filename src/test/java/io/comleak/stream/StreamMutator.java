// SPDX-License-Identifier: Apache-2.0
package io.comleak.stream;

import io.comleak.fuzz.Spoiling;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** Spoils streams as somebody would who knows the format: record by record, and lies in it. */
public final class StreamMutator {
    /** Text that means something to a terminal, a log, a web page or an encoder. */
    private static final String HARMFUL =
            "\u001b[2J\r\n\0\t::error::]]><script>&\"\\\ud800\u202e\ufffe\udc00%s\u0085\u2028";

    private final List<List<byte[]>> recordings = new ArrayList<>();

    /** Of streams that are in order. */
    public StreamMutator(List<byte[]> streams) {
        streams.forEach(stream -> recordings.add(records(stream)));
    }

    /** A stream with up to four changes. */
    public byte[] next(Random random) {
        List<byte[]> records = new ArrayList<>(any(recordings, random));
        for (int changes = 1 + random.nextInt(4); changes > 0; changes--) {
            change(records, random);
        }
        byte[] stream = joined(records);
        return random.nextInt(3) == 0 ? Spoiling.spoil(stream, random) : stream;
    }

    /** A record of the streams, whole or spoiled. */
    public byte[] record(Random random) {
        byte[] record = any(any(recordings, random), random);
        return random.nextBoolean() ? record : Spoiling.spoil(record, random);
    }

    private void change(List<byte[]> records, Random random) {
        if (records.isEmpty()) {
            return;
        }
        int at = random.nextInt(records.size());
        if (random.nextBoolean()) {
            changeOrder(records, at, random);
        } else {
            records.set(at, changed(records.get(at), records, random));
        }
    }

    private void changeOrder(List<byte[]> records, int at, Random random) {
        switch (random.nextInt(5)) {
            case 0 -> records.remove(at);
            case 1 -> records.add(random.nextInt(records.size() + 1), records.get(at));
            case 2 -> Collections.swap(records, at, random.nextInt(records.size()));
            case 3 -> splice(records, at, random);
            default -> repeat(records, at, random);
        }
    }

    private static byte[] changed(byte[] record, List<byte[]> others, Random random) {
        return switch (random.nextInt(5)) {
            case 0 -> Spoiling.spoil(record, random);
            case 1 -> withLength(record, random);
            case 2 -> withMemberOf(record, any(others, random), random);
            case 3 -> withExtreme(record, random);
            default -> withHarmfulText(record, random);
        };
    }

    /** The rest of another stream, or of this one, from any record on. */
    private void splice(List<byte[]> records, int at, Random random) {
        List<byte[]> other = any(recordings, random);
        records.subList(at, records.size()).clear();
        records.addAll(other.subList(random.nextInt(other.size()), other.size()));
    }

    /** Some records over and over. */
    private static void repeat(List<byte[]> records, int at, Random random) {
        List<byte[]> some = List.copyOf(records.subList(at, Math.min(records.size(), at + 1 + random.nextInt(8))));
        for (int times = random.nextInt(20); times > 0; times--) {
            records.addAll(at, some);
        }
    }

    private static byte[] withLength(byte[] record, Random random) {
        byte[] lie = record.clone();
        if (lie.length < Layout.RecordHeader.BYTES) {
            return lie;
        }
        int length =
                random.nextBoolean() ? record.length + 8 * (random.nextInt(9) - 4) : (int) Spoiling.extreme(random);
        ByteBuffer.wrap(lie).order(ByteOrder.LITTLE_ENDIAN).putShort(Layout.RecordHeader.LENGTH, (short) length);
        return lie;
    }

    /** An id, an address or a size that means another thing. */
    private static byte[] withMemberOf(byte[] record, byte[] other, Random random) {
        byte[] lie = record.clone();
        int from = random.nextInt(other.length) & -8;
        int to = random.nextInt(lie.length) & -8;
        int length = random.nextBoolean() ? 4 : 8;
        System.arraycopy(other, from, lie, to, Math.min(length, Math.min(other.length - from, lie.length - to)));
        return lie;
    }

    private static byte[] withExtreme(byte[] record, Random random) {
        byte[] lie = record.clone();
        int header = Layout.RecordHeader.TYPE + random.nextInt(lie.length);
        Spoiling.number(lie, header, Spoiling.extreme(random), random);
        return lie;
    }

    private static byte[] withHarmfulText(byte[] record, Random random) {
        byte[] lie = record.clone();
        ByteBuffer buffer = ByteBuffer.wrap(lie).order(ByteOrder.LITTLE_ENDIAN);
        int text = random.nextBoolean() ? Layout.ModuleLoaded.BYTES : Layout.Phase.BYTES;
        for (int at = text + 2 * random.nextInt(16); at + 2 <= lie.length; at += 2) {
            if (random.nextInt(4) == 0) {
                buffer.putChar(at, HARMFUL.charAt(random.nextInt(HARMFUL.length())));
            }
        }
        return lie;
    }

    private static <T> T any(List<T> list, Random random) {
        return list.get(random.nextInt(list.size()));
    }

    private static List<byte[]> records(byte[] stream) {
        List<byte[]> records = new ArrayList<>();
        ByteBuffer bytes = ByteBuffer.wrap(stream).order(ByteOrder.LITTLE_ENDIAN);
        while (bytes.hasRemaining()) {
            RecordView view = new RecordView(bytes);
            view.moveTo(bytes.position(), bytes.position());
            byte[] record = new byte[view.length()];
            bytes.get(record);
            records.add(record);
        }
        return records;
    }

    private static byte[] joined(List<byte[]> records) {
        ByteArrayOutputStream stream = new ByteArrayOutputStream();
        records.forEach(record -> stream.write(record, 0, record.length));
        return stream.toByteArray();
    }
}
