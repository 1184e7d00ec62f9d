// SPDX-License-Identifier: Apache-2.0
//
// The spy's DLL in a process of its own, which asks it for what comleak.h offers.

#include <windows.h>

#include <doctest/doctest.h>
#include <oleauto.h>

#include <string>

#include "comleak.h"
#include "record/checkpoints.h"
#include "spied_records.h"

using namespace comleak;

namespace {

// Of a record with a name behind it.
template <typename Record>
std::string nameOf(const Record& record) {
    return {reinterpret_cast<const char*>(&record + 1), record.nameLength};
}

// Until a mark may hold its thread again, by the clock that the spy asks.
void untilNextHold() {
    for (uint64_t due = GetTickCount64() + Checkpoints::HOLD_EVERY; GetTickCount64() < due;) {
        SwitchToThread();
    }
}

}  // namespace

TEST_CASE("a program names its phases") {
    spied().mark();
    SetLastError(4711);
    comleak_phase("loading \xe6\x97\xa5");
    comleak_phase(nullptr);
    CHECK(GetLastError() == 4711);

    auto phases = spied().since(RECORD_PHASE);
    REQUIRE(phases.size() == 2);
    CHECK(phases[0]->thread == GetCurrentThreadId());
    CHECK(phases[0]->length == sizeof(Phase) + 16);
    CHECK(nameOf(*reinterpret_cast<const Phase*>(phases[0])) == "loading \xe6\x97\xa5");
    CHECK(phases[1]->length == sizeof(Phase));
}

TEST_CASE("a name is cut between two characters") {
    spied().mark();
    std::string fits(NAME_BYTES, 'a');
    comleak_phase(fits.c_str());
    comleak_phase((fits + "b").c_str());
    comleak_phase((fits.substr(1) + "\xe6\x97\xa5").c_str());

    auto phases = spied().since(RECORD_PHASE);
    REQUIRE(phases.size() == 3);
    CHECK(nameOf(*reinterpret_cast<const Phase*>(phases[0])) == fits);
    CHECK(nameOf(*reinterpret_cast<const Phase*>(phases[1])) == fits);
    CHECK(nameOf(*reinterpret_cast<const Phase*>(phases[2])) == fits.substr(1));
}

TEST_CASE("a program asks that a block be ignored, behind the record of its allocation") {
    spied().mark();
    BSTR text = SysAllocString(L"kept");
    comleak_ignore(text);
    comleak_ignore(nullptr);

    const auto& allocated = only<Allocated>(spied().since(RECORD_ALLOCATED));
    const auto& ignored = only<Ignored>(spied().since(RECORD_IGNORED));
    CHECK(ignored.address == numberOf(text));
    CHECK(&allocated.header < &ignored.header);
    SysFreeString(text);
}

TEST_CASE("a program marks a checkpoint, at which it waits") {
    spied().mark();
    SetLastError(4711);
    comleak_checkpoint("loaded");
    CHECK(GetLastError() == 4711);

    const auto& checkpoint = only<Checkpoint>(spied().since(RECORD_CHECKPOINT));
    CHECK(checkpoint.header.flags == (CHECKPOINT_MARKED | CHECKPOINT_HELD));
    CHECK(nameOf(checkpoint) == "loaded");
    CHECK(only<Resumed>(spied().since(RECORD_RESUMED)).number == checkpoint.number);
}

TEST_CASE("a hold is ended by its own number, and by no event of another's") {
    spied().mark();
    untilNextHold();
    SetEvent(spied().resume());
    comleak_checkpoint("one");
    const auto& first = only<Checkpoint>(spied().since(RECORD_CHECKPOINT));
    CHECK(only<Resumed>(spied().since(RECORD_RESUMED)).header.flags == RESUMED_TIMED_OUT);

    spied().mark();
    untilNextHold();
    spied().header().resumed = first.number + 1;
    comleak_checkpoint("two");
    CHECK(only<Resumed>(spied().since(RECORD_RESUMED)).header.flags == 0);
    comleak_checkpoint("at once");
    CHECK(spied().since(RECORD_CHECKPOINT).size() == 2);
    CHECK(spied().since(RECORD_RESUMED).size() == 1);
}
