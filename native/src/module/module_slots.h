// SPDX-License-Identifier: Apache-2.0
//
// Where the loader's callback leaves its records: it may neither wait nor call into another module,
// so that it cannot take part in the ring. Whoever next holds the ring copies them there.
#pragma once

#include "comleak/stream_format.h"
#include "stack/stack_table.h"
#include "stream/ring.h"

namespace comleak {

// A record as it lies in a slot.
union ModuleSlot {
    uint32_t first;  // type, flags and length of the header: stored and read at once
    RecordHeader header;
    ModuleLoaded loaded;
    ModuleUnloaded unloaded;
    uint8_t bytes[MODULE_SLOT_BYTES];
};
static_assert(sizeof(ModuleSlot) == MODULE_SLOT_BYTES, "layout");

class ModuleSlots {
public:
    // `stacks` hears of each module at its place in the stream.
    void attach(void* section, StackTable* stacks);

    // A slot to be filled by the caller and completed with `complete`; null if all are taken, which is counted.
    ModuleSlot* reserve();

    // Makes the slot's record visible, whose header, unlike the rest, has not been written before.
    static void complete(ModuleSlot* slot, RecordHeader header);

    // For the holder of the ring: copies complete records there, as far as there is room.
    void drain(Ring& ring) {
        if (load32(&header_->modulesDrained) != load32(&header_->modulesReserved)) {
            drainAll(ring);
        }
    }

    // For the holder of the ring: a record is about to follow what is there.
    void tell(const ModuleSlot& record);

private:
    void drainAll(Ring& ring);

    SectionHeader* header_ = nullptr;
    ModuleSlot* slots_ = nullptr;
    StackTable* stacks_ = nullptr;
};

}  // namespace comleak
