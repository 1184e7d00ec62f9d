// SPDX-License-Identifier: Apache-2.0
#include "stream/ring.h"

#include <doctest/doctest.h>

#include <atomic>
#include <thread>
#include <vector>

#include "platform/platform.h"
#include "section_memory.h"

using namespace comleak;

namespace {

struct Record {
    uint64_t writer;
    uint64_t value;
};

}  // namespace

TEST_CASE("what is put comes out once it is released") {
    SectionMemory section;
    Ring ring;
    ring.attach(section.address());
    Record record = {1, 42};

    REQUIRE(ring.acquire(7));
    ring.put(&record, sizeof(record));
    CHECK(ring.committed() == 0);
    ring.release();

    CHECK(ring.committed() == sizeof(record));
    CHECK(section.take() == std::vector<uint64_t>{1, 42});
}

TEST_CASE("records that wrap around the ring's end stay whole") {
    SectionMemory section;
    Ring ring;
    ring.attach(section.address());
    uint64_t expected = 0;

    for (uint64_t i = 0; i < 3 * RING_BYTES / 40; i++) {
        uint64_t record[5] = {i, i + 1, i + 2, i + 3, i + 4};
        REQUIRE(ring.acquire(7));
        ring.put(record, sizeof(record));
        ring.release();
        if (i % 1000 == 999) {
            std::vector<uint64_t> words = section.take();
            REQUIRE(words.size() == 5000);
            for (size_t k = 0; k < words.size(); k += 5, expected++) {
                REQUIRE(words[k] == expected);
                REQUIRE(words[k + 4] == expected + 4);
            }
        }
    }
}

TEST_CASE("a second writer has to wait until the first is done") {
    SectionMemory section;
    Ring ring;
    ring.attach(section.address());

    REQUIRE(ring.tryAcquire(7));
    CHECK_FALSE(ring.tryAcquire(8));
    ring.release();
    CHECK(ring.tryAcquire(8));
}

TEST_CASE("what a dead thread had not committed is taken back") {
    SectionMemory section;
    Ring ring;
    ring.attach(section.address());
    Record lost = {1, 1};
    Record kept = {2, 2};
    std::thread([&] {
        REQUIRE(ring.acquire(platform::threadId()));
        ring.put(&lost, sizeof(lost));
    }).join();

    REQUIRE(ring.acquire(platform::threadId()));
    ring.put(&kept, sizeof(kept));
    ring.release();

    CHECK(section.take() == std::vector<uint64_t>{2, 2});
    CHECK(ring.takeovers() == 1);
}

TEST_CASE("a holder that lives and does not run is waited for once, until it moves on") {
    SectionMemory section;
    Ring ring;
    ring.attach(section.address(), 50);
    uint32_t holder = platform::threadId();
    Record record = {1, 1};
    REQUIRE(ring.acquire(holder));

    std::thread([&] {
        // If each of them waited, this would take an hour and more.
        for (int i = 0; i < 100000; i++) {
            REQUIRE_FALSE(ring.acquire(platform::threadId()));
        }
    }).join();
    ring.put(&record, sizeof(record));
    ring.release();

    std::thread([&] {
        for (int i = 0; i < 1000; i++) {
            REQUIRE(ring.acquire(platform::threadId()));
            ring.put(&record, sizeof(record));
            ring.release();
        }
    }).join();
    CHECK(ring.committed() == 1001 * sizeof(record));
}

TEST_CASE("the next holder is waited for, though the last one was not") {
    SectionMemory section;
    Ring ring;
    ring.attach(section.address(), 50);
    uint32_t live = platform::threadId();
    REQUIRE(ring.acquire(live));
    std::thread([&] { CHECK_FALSE(ring.acquire(platform::threadId())); }).join();
    ring.release();

    // The same thread, at the same offset: the ring looks as it did.
    ring.attach(section.address(), 60000);
    REQUIRE(ring.acquire(live));
    std::atomic<bool> asks(false);
    std::thread next([&] {
        asks = true;
        CHECK(ring.acquire(platform::threadId()));
        ring.release();
    });
    while (!asks) {
        platform::yield();
    }
    platform::rest();
    ring.release();
    next.join();
}

TEST_CASE("a thread that was thrown out of its own record can write again") {
    SectionMemory section;
    Ring ring;
    ring.attach(section.address());
    Record record = {1, 1};

    REQUIRE(ring.acquire(7));
    ring.put(&record, sizeof(record));
    REQUIRE(ring.acquire(7));
    ring.put(&record, sizeof(record));
    ring.release();

    CHECK(ring.committed() == sizeof(record));
    CHECK(ring.takeovers() == 1);
}

TEST_CASE("the last thread takes the ring from those that were killed") {
    SectionMemory section;
    Ring ring;
    ring.attach(section.address());
    REQUIRE(ring.acquire(platform::threadId() + 1));

    ring.seize();
    CHECK(ring.takeovers() == 1);

    CHECK(ring.tryAcquire(platform::threadId()));
}

TEST_CASE("room shrinks by what is put and comes back when it is taken") {
    SectionMemory section;
    Ring ring;
    ring.attach(section.address());
    Record record = {1, 1};

    REQUIRE(ring.acquire(7));
    ring.put(&record, sizeof(record));
    CHECK(ring.room() == RING_BYTES - sizeof(record));
    ring.release();
    section.take();
    REQUIRE(ring.acquire(7));
    CHECK(ring.room() == RING_BYTES);
}

TEST_CASE("many writers at once lose and tear nothing") {
    constexpr uint64_t WRITERS = 4;
    constexpr uint64_t EACH = 50000;
    SectionMemory section;
    Ring ring;
    ring.attach(section.address());
    std::vector<std::thread> writers;
    for (uint64_t writer = 0; writer < WRITERS; writer++) {
        writers.emplace_back([&ring, writer] {
            for (uint64_t value = 0; value < EACH;) {
                Record record = {writer, value};
                REQUIRE(ring.acquire(platform::threadId()));
                if (ring.room() >= sizeof(record)) {
                    ring.put(&record, sizeof(record));
                    value++;
                }
                ring.release();
            }
        });
    }

    std::vector<uint64_t> next(WRITERS);
    for (uint64_t seen = 0; seen < WRITERS * EACH;) {
        std::vector<uint64_t> words = section.take();
        for (size_t i = 0; i < words.size(); i += 2, seen++) {
            REQUIRE(words[i] < WRITERS);
            REQUIRE(words[i + 1] == next[words[i]]++);
        }
    }
    for (std::thread& writer : writers) {
        writer.join();
    }
}
