// SPDX-License-Identifier: Apache-2.0
#include "module/module_slots.h"

#include <doctest/doctest.h>

#include "section_memory.h"

using namespace comleak;

namespace {

// Of no interest here; one for all.
StackTable& stacks() {
    static StackTable table;
    static bool made = table.create();
    REQUIRE(made);
    return table;
}

void unload(ModuleSlots& slots, uint64_t base) {
    ModuleSlot* slot = slots.reserve();
    REQUIRE(slot != nullptr);
    slot->unloaded.base = base;
    ModuleSlots::complete(slot, {RECORD_MODULE_UNLOADED, 0, sizeof(ModuleUnloaded), 5});
}

}  // namespace

TEST_CASE("records come to the ring in the order of their slots") {
    SectionMemory section;
    Ring ring;
    ModuleSlots slots;
    ring.attach(section.address());
    slots.attach(section.address(), &stacks());
    unload(slots, 0x1000);
    unload(slots, 0x2000);

    REQUIRE(ring.acquire(7));
    slots.drain(ring);
    ring.release();

    std::vector<uint64_t> words = section.take();
    const auto* records = reinterpret_cast<const ModuleUnloaded*>(words.data());
    REQUIRE(words.size() * 8 == 2 * sizeof(ModuleUnloaded));
    CHECK(records[0].base == 0x1000);
    CHECK(records[1].base == 0x2000);
    CHECK(records[1].header.type == RECORD_MODULE_UNLOADED);
    CHECK(records[1].header.thread == 5);
}

TEST_CASE("a record that is not complete holds back those behind it") {
    SectionMemory section;
    Ring ring;
    ModuleSlots slots;
    ring.attach(section.address());
    slots.attach(section.address(), &stacks());
    ModuleSlot* first = slots.reserve();
    unload(slots, 0x2000);

    REQUIRE(ring.acquire(7));
    slots.drain(ring);
    ring.release();
    CHECK(ring.committed() == 0);

    first->unloaded.base = 0x1000;
    ModuleSlots::complete(first, {RECORD_MODULE_UNLOADED, 0, sizeof(ModuleUnloaded), 5});
    REQUIRE(ring.acquire(7));
    slots.drain(ring);
    ring.release();
    CHECK(ring.committed() == 2 * sizeof(ModuleUnloaded));
}

TEST_CASE("what finds no slot is counted") {
    SectionMemory section;
    ModuleSlots slots;
    slots.attach(section.address(), &stacks());
    for (uint32_t i = 0; i < MODULE_SLOTS; i++) {
        unload(slots, i);
    }

    CHECK(slots.reserve() == nullptr);
    CHECK(section.header().modulesLost == 1);
}

TEST_CASE("a full ring leaves records in their slots") {
    SectionMemory section;
    Ring ring;
    ModuleSlots slots;
    ring.attach(section.address());
    slots.attach(section.address(), &stacks());
    unload(slots, 0x1000);
    uint64_t filler[1024] = {};

    REQUIRE(ring.acquire(7));
    while (ring.room() != 0) {
        ring.put(filler, ring.room() < sizeof(filler) ? ring.room() : static_cast<uint32_t>(sizeof(filler)));
    }
    slots.drain(ring);
    ring.release();

    CHECK(section.header().modulesReserved - section.header().modulesDrained == 1);
}

TEST_CASE("the stacks of a module are forgotten with the record that it went") {
    SectionMemory section;
    Ring ring;
    ModuleSlots slots;
    StackTable table;
    REQUIRE(table.create());
    ring.attach(section.address());
    slots.attach(section.address(), &table);
    ModuleSlot* loaded = slots.reserve();
    loaded->loaded.base = 0x10000;
    loaded->loaded.size = 0x1000;
    ModuleSlots::complete(loaded, {RECORD_MODULE_LOADED, 0, sizeof(ModuleLoaded), 5});
    REQUIRE(ring.acquire(7));
    slots.drain(ring);
    ring.release();
    StackFrames stack = {};
    stack.count = 1;
    stack.frames[0] = 0x10008;
    table.find(stack);
    table.add(stack, table.number(stack));

    unload(slots, 0x10000);
    CHECK(table.find(stack) != 0);
    REQUIRE(ring.acquire(7));
    slots.drain(ring);
    ring.release();

    CHECK(table.find(stack) == 0);
}
