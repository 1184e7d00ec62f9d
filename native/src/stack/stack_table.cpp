// SPDX-License-Identifier: Apache-2.0
#include "stack/stack_table.h"

#include <string.h>

#include "platform/atomic.h"
#include "platform/platform.h"

namespace comleak {

namespace {

constexpr size_t FIRST_CAPACITY = 4096;
constexpr size_t CHUNK_BYTES = 1 << 20;
// The target is somebody else's: past this, events carry no stack. 64 MiB of a 32-bit process, 256 MiB of a 64-bit one.
constexpr size_t MOST_ARENA_BYTES = sizeof(void*) == 8 ? 256u << 20 : 64u << 20;

uint64_t hashOf(const StackFrames& stack, uint32_t generation) {
    uint64_t hash = 0x9e3779b97f4a7c15u + generation;
    for (uint32_t i = 0; i < stack.count; i++) {
        hash = (hash ^ stack.frames[i]) * 0xff51afd7ed558ccdu;
        hash ^= hash >> 32;
    }
    return hash;
}

size_t slotOf(uint64_t hash, size_t mask) { return static_cast<size_t>(hash) & mask; }

}  // namespace

bool StackTable::create() {
    entries_ = static_cast<Entry*>(platform::allocatePages(FIRST_CAPACITY * sizeof(Entry)));
    capacity_ = FIRST_CAPACITY;
    return entries_ != nullptr;
}

uint32_t StackTable::find(const StackFrames& stack, uint32_t generation) {
    lastHash_ = hashOf(stack, generation);
    for (size_t at = slotOf(lastHash_, capacity_ - 1);; at = (at + 1) & (capacity_ - 1)) {
        const Entry& entry = entries_[at];
        if (entry.number == 0) {
            return 0;
        }
        // The generation is part of the 64-bit hash alone: frames are equal in all generations.
        if (entry.hash == lastHash_ && entry.count == stack.count &&
            memcmp(entry.frames, stack.frames, stack.count * sizeof(uintptr_t)) == 0) {
            return entry.number;
        }
    }
}

uint32_t StackTable::number() {
    bool full = arenaBytes_ >= MOST_ARENA_BYTES || (used_ * 2 >= capacity_ && !grow());
    return full ? 0 : ++lastNumber_;
}

void StackTable::add(const StackFrames& stack, uint32_t number) {
    uintptr_t* frames = keep(stack);
    if (frames == nullptr) {
        return;
    }
    size_t at = slotOf(lastHash_, capacity_ - 1);
    while (entries_[at].number != 0) {
        at = (at + 1) & (capacity_ - 1);
    }
    // The number last: a thread that is killed here leaves a free entry.
    entries_[at].hash = lastHash_;
    entries_[at].count = stack.count;
    entries_[at].frames = frames;
    store32(&entries_[at].number, number);
    used_++;
}

bool StackTable::grow() {
    Entry* larger = static_cast<Entry*>(platform::allocatePages(2 * capacity_ * sizeof(Entry)));
    if (larger == nullptr) {
        return false;
    }
    size_t mask = 2 * capacity_ - 1;
    for (size_t i = 0; i < capacity_; i++) {
        if (entries_[i].number != 0) {
            size_t at = slotOf(entries_[i].hash, mask);
            while (larger[at].number != 0) {
                at = (at + 1) & mask;
            }
            larger[at] = entries_[i];
        }
    }
    Entry* smaller = entries_;
    // A thread killed between these two lines leaves a larger table that is searched as a smaller one: stacks
    // are then sent twice under new numbers, which is allowed.
    entries_ = larger;
    capacity_ *= 2;
    platform::freePages(smaller, (capacity_ / 2) * sizeof(Entry));
    return true;
}

uintptr_t* StackTable::keep(const StackFrames& stack) {
    size_t bytes = stack.count * sizeof(uintptr_t);
    if (chunkLeft_ < bytes) {
        chunk_ = static_cast<uint8_t*>(platform::allocatePages(CHUNK_BYTES));
        if (chunk_ == nullptr) {
            chunkLeft_ = 0;
            return nullptr;
        }
        chunkLeft_ = CHUNK_BYTES;
        arenaBytes_ += CHUNK_BYTES;
    }
    uintptr_t* frames = reinterpret_cast<uintptr_t*>(chunk_);
    memcpy(frames, stack.frames, bytes);
    chunk_ += bytes;
    chunkLeft_ -= bytes;
    return frames;
}

}  // namespace comleak
