// SPDX-License-Identifier: Apache-2.0
#include "stream/doorbell.h"

#include <doctest/doctest.h>

#include "platform/atomic.h"
#include "section_memory.h"

using namespace comleak;

namespace {

constexpr uint32_t PATIENT = 60000;  // milliseconds
constexpr uint64_t WORTHWHILE = uint64_t{256} * 1024;

// A ring that is full, with a doorbell, and this process as the launcher.
struct FullRing {
    explicit FullRing(uint32_t stallTimeout, bool withEvents = true) {
        ring.attach(section.address());
        section.header().committed = RING_BYTES;
        told = withEvents ? CreateEventW(nullptr, FALSE, FALSE, nullptr) : nullptr;
        room = withEvents ? CreateEventW(nullptr, FALSE, FALSE, nullptr) : nullptr;
        doorbell.attach(&ring, told, room, launcher, stallTimeout);
    }

    SectionMemory section;
    Ring ring;
    Doorbell doorbell;
    HANDLE told;
    HANDLE room;
    HANDLE launcher = CreateEventW(nullptr, TRUE, FALSE, nullptr);  // stands for a process: signalled when dead
};

// As the launcher does, once somebody waits.
DWORD WINAPI takeOnce(void* parameter) {
    auto* full = static_cast<FullRing*>(parameter);
    while (load32(&full->section.header().waiters) == 0) {
        SwitchToThread();
    }
    store64(&full->section.header().taken, RING_BYTES / 2);
    if (full->room != nullptr) {
        SetEvent(full->room);
    }
    return 0;
}

bool awaitWhile(LPTHREAD_START_ROUTINE other, FullRing* full) {
    HANDLE thread = CreateThread(nullptr, 0, other, full, 0, nullptr);
    bool had = full->doorbell.awaitRoom(4096);
    WaitForSingleObject(thread, INFINITE);
    CloseHandle(thread);
    return had;
}

}  // namespace

TEST_CASE("a thread waits for room until the launcher has taken some, and says that there is some to take") {
    FullRing full(PATIENT);

    CHECK(awaitWhile(takeOnce, &full));

    CHECK(WaitForSingleObject(full.told, 0) == WAIT_OBJECT_0);
    CHECK(full.section.header().waiters == 0);
    CHECK(full.section.header().state == STATE_STREAMING);
}

TEST_CASE("room is found without the events, which a target may have closed") {
    FullRing full(PATIENT, false);

    CHECK(awaitWhile(takeOnce, &full));

    CHECK(full.section.header().state == STATE_STREAMING);
}

TEST_CASE("a launcher that takes nothing is waited for once") {
    FullRing full(200);
    uint64_t before = GetTickCount64();
    CHECK_FALSE(full.doorbell.awaitRoom(4096));
    CHECK(GetTickCount64() - before >= 200);
    CHECK(full.section.header().state == STATE_STALLED);

    // If each of them waited, this would take hours.
    for (int i = 0; i < 100000; i++) {
        REQUIRE_FALSE(full.doorbell.awaitRoom(4096));
    }
    // Until it takes something.
    full.section.header().taken = 8;
    full.section.header().waiters = 0;
    CHECK(awaitWhile(takeOnce, &full));
    CHECK(full.section.header().state == STATE_STREAMING);
}

TEST_CASE("a launcher that is dead is not waited for") {
    FullRing full(PATIENT);
    SetEvent(full.launcher);

    CHECK_FALSE(full.doorbell.awaitRoom(4096));

    CHECK(full.section.header().state == STATE_ORPHANED);
}

TEST_CASE("the launcher is told once for each 256 KiB, and whenever it is to be told") {
    FullRing full(PATIENT);
    full.section.header().committed = WORTHWHILE - 8;
    full.doorbell.ringIfWorthwhile();
    CHECK(WaitForSingleObject(full.told, 0) == WAIT_TIMEOUT);

    full.section.header().committed = WORTHWHILE;
    full.doorbell.ringIfWorthwhile();
    CHECK(WaitForSingleObject(full.told, 0) == WAIT_OBJECT_0);
    full.doorbell.ringIfWorthwhile();
    CHECK(WaitForSingleObject(full.told, 0) == WAIT_TIMEOUT);

    full.doorbell.ring();
    CHECK(WaitForSingleObject(full.told, 0) == WAIT_OBJECT_0);
}
