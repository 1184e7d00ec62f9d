// SPDX-License-Identifier: Apache-2.0
package io.comleak.stream;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RecordReaderTest {
    private static final List<String> EVERYTHING = List.of(
            "hello true 0 4711 false 0",
            "moduleLoaded C:\\app\\app.exe 140000000 20000 1600000000"
                    + " PdbIdentity[guid=01234567-89ab-cdef-fedc-ba9876543210, age=3]",
            "moduleLoaded C:\\windows\\system32\\combase.dll 7ff800000000 300000 1593835520 null",
            "stackDefined 1 [5368713780, 140703128621056] 0 false",
            "apartmentEntered 420 0 2 1 1",
            "allocated 420 1000 24 1",
            "stackDefined 4 [5368731256, 5368729600] 1 true",
            "threadStarted 512",
            "allocated 512 2000 0 4",
            "allocated 512 2800 65535 4",
            "allocated 512 2900 65536 4",
            "allocated 512 fffffffffff0 0 4",
            "allocated 512 1000000000000 3 4",
            "allocated 512 3000 4294967295 4",
            "allocated 512 9000 4294967297 4",
            "reallocated 512 2000 2100 140737488355327 4 true",
            "reallocated 512 2100 2100 7 4 true",
            "clock 16",
            "freed 512 2100 4 true",
            "freed 512 dead 4 false",
            "freed 512 2800 4 true",
            "freed 262140 2900 4 true",
            "freed 262144 3000 4 true",
            "allocated 513 2a00 5 4",
            "freed 513 2a00 4 true",
            "freed 262140 fffffffffff0 4 true",
            "allocated 512 2b00 11 4",
            "allocated 512 abcd12345678 11 4",
            "freed 262140 2b00 4 true",
            "allocated 512 2b00 11 4",
            "freed 512 2b00 1 true",
            "freed 512 abcd12345678 1 true",
            "threadEnded 512 2 false",
            "moduleUnloaded 7ff800000000",
            "apartmentLeft 420 0 false 1",
            "apartmentLeft 420 0 true 1",
            "checkpoint 420 1 3 16",
            "resumed 420 1 false",
            "phase loading 日",
            "allocated 420 7000 24 1",
            "ignored 7008",
            "phase ",
            "checkpoint 420 2 16 16 loaded",
            "checkpoint 420 3 16 16",
            "checkpoint 420 4 9 16",
            "resumed 420 4 true",
            "processDetach 420 5",
            "revoked");

    /** Cut anywhere: what is told in advance comes, and nothing else differs. */
    @Test
    void whoWantsItIsToldOfWhatIsUpcoming() throws StreamFormatException {
        byte[] stream = Recordings.everything().bytes();
        for (int cut = 0; cut <= stream.length; cut++) {
            EventLog log = new EventLog(true);
            RecordReader reader = new RecordReader(log);

            reader.feed(ByteBuffer.wrap(stream, 0, cut));
            reader.feed(ByteBuffer.wrap(stream, cut, stream.length - cut));

            assertThat(log.lines()).isEqualTo(EVERYTHING);
            List<String> happened = EVERYTHING.stream()
                    .filter(line -> line.startsWith("allocated") || line.startsWith("freed"))
                    .map(line -> line.split(" ", -1)[2])
                    .toList();
            assertThat(log.foretold()).hasSizeGreaterThan(10).isSubsetOf(happened);
        }
    }

    @Test
    void everyRecordBecomesItsEvent() throws StreamFormatException {
        EventLog log = new EventLog();

        Recordings.everything().tell(log);

        assertThat(log.lines()).isEqualTo(EVERYTHING);
    }

    @Test
    void recordsMayBeCutAnywhere() throws StreamFormatException {
        byte[] bytes = Recordings.everything().bytes();
        Random random = new Random(1);
        for (int round = 0; round < 500; round++) {
            EventLog log = new EventLog();
            RecordReader reader = new RecordReader(log);
            for (int at = 0; at < bytes.length; ) {
                int length = Math.min(random.nextInt(1 + round), bytes.length - at);
                reader.feed(ByteBuffer.wrap(bytes, at, length));
                at += length;
                assertThat(reader.received()).isEqualTo(at);
                if (round == 0) {
                    reader.feed(ByteBuffer.wrap(bytes, at++, 1));
                }
            }
            reader.end();
            assertThat(log.lines()).isEqualTo(EVERYTHING);
        }
    }

    @Test
    void directBuffersOfAnyByteOrderAreTakenWhole() throws StreamFormatException {
        byte[] bytes = Recordings.everything().bytes();
        ByteBuffer direct = ByteBuffer.allocateDirect(bytes.length).put(bytes).flip();
        EventLog log = new EventLog();

        new RecordReader(log).feed(direct);

        assertThat(direct.remaining()).isZero();
        assertThat(log.lines()).isEqualTo(EVERYTHING);
    }
}
