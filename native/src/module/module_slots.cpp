// SPDX-License-Identifier: Apache-2.0
#include "module/module_slots.h"

#include "platform/atomic.h"

namespace comleak {

void ModuleSlots::attach(void* section, StackTable* stacks) {
    stacks_ = stacks;
    header_ = static_cast<SectionHeader*>(section);
    slots_ = reinterpret_cast<ModuleSlot*>(static_cast<uint8_t*>(section) + SECTION_HEADER_BYTES);
}

ModuleSlot* ModuleSlots::reserve() {
    for (;;) {
        uint32_t taken = load32(&header_->modulesReserved);
        if (taken - load32(&header_->modulesDrained) >= MODULE_SLOTS) {
            add32(&header_->modulesLost, 1);
            return nullptr;
        }
        if (exchange32If(&header_->modulesReserved, taken, taken + 1)) {
            return &slots_[taken % MODULE_SLOTS];
        }
    }
}

void ModuleSlots::complete(ModuleSlot* slot, RecordHeader header) {
    slot->header.thread = header.thread;
    store32(&slot->first, header.type | uint32_t{header.flags} << 8 | uint32_t{header.length} << 16);
}

void ModuleSlots::drainAll(Ring& ring) {
    for (uint32_t n = load32(&header_->modulesDrained); n != load32(&header_->modulesReserved); n++) {
        ModuleSlot* slot = &slots_[n % MODULE_SLOTS];
        uint32_t length = load32(&slot->first) >> 16;
        if (length == 0 || length > ring.room()) {
            return;
        }
        tell(*slot);
        ring.put(slot, length);
        // Committed before the slot is given back: a thread killed here leaves the record twice, never not at all.
        ring.publish();
        store32(&slot->first, 0);
        store32(&header_->modulesDrained, n + 1);
    }
}

void ModuleSlots::tell(const ModuleSlot& record) {
    if (record.header.type == RECORD_MODULE_LOADED) {
        stacks_->moduleLoaded(static_cast<uintptr_t>(record.loaded.base), static_cast<uintptr_t>(record.loaded.size));
    } else {
        stacks_->moduleUnloaded(static_cast<uintptr_t>(record.unloaded.base));
    }
}

}  // namespace comleak
