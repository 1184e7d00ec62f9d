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

// Of Entry.number. A dropped entry does not end a search, and may be taken again.
constexpr uint32_t FREE = 0;
constexpr uint32_t DROPPED = 0xffffffff;
constexpr uint32_t LAST_NUMBER = 0x7fffffff;

constexpr uint32_t MODULE_BITS = 63;
constexpr uint64_t OUTSIDE = uint64_t{1} << MODULE_BITS;  // of all modules that are known

uint64_t bitOf(uint32_t module) { return module == ModuleRanges::NONE ? OUTSIDE : uint64_t{1} << module % MODULE_BITS; }

uint64_t mixed(uint64_t hash) {
    hash *= 0xff51afd7ed558ccdu;
    return hash ^ hash >> 32;
}

// How many frames, and whether there may be more: the same frames may be a whole stack, or a part of one.
uint32_t lengthOf(const StackFrames& stack) { return stack.count << 1 | (stack.cut ? 1 : 0); }
uint32_t framesOf(uint32_t length) { return length >> 1; }

uint64_t hashOf(const StackFrames& stack) {
    // Four at once, as each multiplication waits for the one before.
    uint64_t lanes[4] = {0x9e3779b97f4a7c15u, 0xc2b2ae3d27d4eb4fu, 0x165667b19e3779f9u, 0x27d4eb2f165667c5u};
    uint32_t i = 0;
    for (; i + 4 <= stack.count; i += 4) {
        for (uint32_t k = 0; k < 4; k++) {
            lanes[k] = mixed(lanes[k] ^ stack.frames[i + k]);
        }
    }
    for (; i < stack.count; i++) {
        lanes[i % 4] = mixed(lanes[i % 4] ^ stack.frames[i]);
    }
    return mixed(mixed(mixed(lanes[0] ^ lengthOf(stack)) ^ lanes[1]) ^ lanes[2]) ^ lanes[3];
}

// By words: the C runtime's memcmp goes byte by byte under Wine.
bool same(const uintptr_t* frames, const StackFrames& stack) {
    uintptr_t difference = 0;
    for (uint32_t i = 0; i < stack.count; i++) {
        difference |= frames[i] ^ stack.frames[i];
    }
    return difference == 0;
}

size_t slotOf(uint64_t hash, size_t mask) { return static_cast<size_t>(hash) & mask; }

bool isLive(uint32_t number) { return number != FREE && number != DROPPED; }

}  // namespace

bool StackTable::create() {
    entries_ = static_cast<Entry*>(platform::allocatePages(FIRST_CAPACITY * sizeof(Entry)));
    capacity_ = FIRST_CAPACITY;
    return entries_ != nullptr;
}

uint32_t StackTable::find(const StackFrames& stack) {
    lastHash_ = hashOf(stack);
    for (size_t at = slotOf(lastHash_, capacity_ - 1);; at = (at + 1) & (capacity_ - 1)) {
        const Entry& entry = entries_[at];
        if (entry.number == FREE) {
            return 0;
        }
        if (entry.hash == lastHash_ && entry.number != DROPPED && entry.length == lengthOf(stack) &&
            same(entry.frames, stack)) {
            return entry.number;
        }
    }
}

uint32_t StackTable::number(const StackFrames& stack) {
    bool full = lastNumber_ == LAST_NUMBER || !hasRoom(stack.count) || (used_ * 2 >= capacity_ && !rebuild());
    return full ? 0 : ++lastNumber_;
}

void StackTable::add(const StackFrames& stack, uint32_t number) {
    uintptr_t* frames = keep(stack);
    if (frames == nullptr) {
        return;
    }
    size_t at = slotOf(lastHash_, capacity_ - 1);
    while (isLive(entries_[at].number)) {
        at = (at + 1) & (capacity_ - 1);
    }
    Entry& entry = entries_[at];
    used_ += entry.number == FREE ? 1 : 0;
    live_++;
    // The number last: a thread that is killed here leaves the entry as it was.
    entry.hash = lastHash_;
    entry.modules = modulesOf(stack);
    entry.length = lengthOf(stack);
    entry.frames = frames;
    store32(&entry.number, number);
}

void StackTable::moduleLoaded(uintptr_t base, uintptr_t size) {
    uint32_t there = modules_.beginningAt(base);
    if (there != ModuleRanges::NONE && modules_.size(there) == size) {
        return;  // told of twice
    }
    // Whatever lay there has gone, even if that was not told.
    for (uint32_t old = modules_.overlapping(base, size); old != ModuleRanges::NONE;
         old = modules_.overlapping(base, size)) {
        forget(bitOf(old), modules_.base(old), modules_.size(old));
        modules_.remove(old);
    }
    modules_.add(base, size);
}

void StackTable::moduleUnloaded(uintptr_t base) {
    uint32_t module = modules_.beginningAt(base);
    if (module == ModuleRanges::NONE) {
        forget(OUTSIDE, 0, UINTPTR_MAX);  // one of too many
        return;
    }
    forget(bitOf(module), modules_.base(module), modules_.size(module));
    modules_.remove(module);
}

void StackTable::forget(uint64_t modules, uintptr_t base, uintptr_t size) {
    changes_++;
    for (size_t i = 0; i < capacity_; i++) {
        Entry& entry = entries_[i];
        if (!isLive(entry.number) || (entry.modules & modules) == 0) {
            continue;
        }
        for (uint32_t k = 0; k < framesOf(entry.length); k++) {
            if (entry.frames[k] - base < size) {
                drop(&entry);
                break;
            }
        }
    }
}

void StackTable::drop(Entry* entry) {
    // In this order: a thread that is killed here loses the frames' memory, and never gives it away twice.
    store32(&entry->number, DROPPED);
    live_--;
    keepOrder();
    entry->frames[0] = reinterpret_cast<uintptr_t>(spare_[framesOf(entry->length)]);
    keepOrder();
    spare_[framesOf(entry->length)] = entry->frames;
}

uint64_t StackTable::modulesOf(const StackFrames& stack) const {
    uint64_t modules = 0;
    for (uint32_t i = 0; i < stack.count; i++) {
        modules |= bitOf(modules_.find(stack.frames[i]));
    }
    return modules;
}

bool StackTable::hasRoom(uint32_t frames) const {
    return spare_[frames] != nullptr || chunkLeft_ >= frames * sizeof(uintptr_t) || arenaBytes_ < MOST_ARENA_BYTES;
}

bool StackTable::rebuild() {
    // Where many entries were dropped there will be room enough without them.
    size_t capacity = live_ * 4 < capacity_ ? capacity_ : 2 * capacity_;
    Entry* rebuilt = static_cast<Entry*>(platform::allocatePages(capacity * sizeof(Entry)));
    if (rebuilt == nullptr) {
        return false;
    }
    size_t live = 0;
    for (size_t i = 0; i < capacity_; i++) {
        if (isLive(entries_[i].number)) {
            size_t at = slotOf(entries_[i].hash, capacity - 1);
            while (rebuilt[at].number != FREE) {
                at = (at + 1) & (capacity - 1);
            }
            rebuilt[at] = entries_[i];
            live++;
        }
    }
    Entry* old = entries_;
    size_t oldCapacity = capacity_;
    // A thread killed between these lines leaves a larger table that is searched as a smaller one: stacks
    // are then sent twice under new numbers, which is allowed.
    entries_ = rebuilt;
    keepOrder();
    capacity_ = capacity;
    used_ = live_ = live;
    platform::freePages(old, oldCapacity * sizeof(Entry));
    return true;
}

uintptr_t* StackTable::keep(const StackFrames& stack) {
    uintptr_t* frames = take(stack.count);
    if (frames != nullptr) {
        memcpy(frames, stack.frames, stack.count * sizeof(uintptr_t));
    }
    return frames;
}

uintptr_t* StackTable::take(uint32_t frames) {
    uintptr_t* spare = spare_[frames];
    if (spare != nullptr) {
        spare_[frames] = reinterpret_cast<uintptr_t*>(spare[0]);
        keepOrder();  // before anything is written there
        return spare;
    }
    size_t bytes = frames * sizeof(uintptr_t);
    if (chunkLeft_ < bytes) {
        chunkLeft_ = 0;
        chunk_ = static_cast<uint8_t*>(platform::allocatePages(CHUNK_BYTES));
        if (chunk_ == nullptr) {
            return nullptr;
        }
        chunkLeft_ = CHUNK_BYTES;
        arenaBytes_ += CHUNK_BYTES;
    }
    uintptr_t* fresh = reinterpret_cast<uintptr_t*>(chunk_);
    chunk_ += bytes;
    chunkLeft_ -= bytes;
    keepOrder();
    return fresh;
}

}  // namespace comleak
