// SPDX-License-Identifier: Apache-2.0
//
// From what COM tells the spy to records of the stream.
#pragma once

#include "module/module_watch.h"
#include "record/callback_scope.h"
#include "record/name.h"
#include "stack/stack_capture.h"
#include "stack/stack_table.h"
#include "stream/stream.h"

namespace comleak {

class Recorder {
public:
    // False if there is no memory. Nothing is recorded before `start`.
    bool attach(const StartBlock& block);

    // Writes the stream's first record and the modules, gives both to the launcher, and begins to record.
    void start(const CallbackScope& scope, HRESULT registered, void* keptBlock, bool cacheOff);

    // COM's allocator. Sizes in bytes, as asked for.
    void allocated(const CallbackScope& scope, void* block, size_t size);
    void reallocated(const CallbackScope& scope, void* oldBlock, void* newBlock, size_t size, bool spied);
    void freed(const CallbackScope& scope, void* block, uint8_t flags);
    void revoked(const CallbackScope& scope);

    // Publishes which thread is inside COM's allocator, 0 for none.
    void inAllocator(uint32_t thread) { store32(&stream_.header().allocatorThread, thread); }

    // Apartments. The first captures the stack of an entry; true if the target's own code is on it, or may be.
    bool captureEntry(StackFrames* stack);
    void apartmentEntered(const CallbackScope& scope, HRESULT result, DWORD coinit, DWORD references,
                          const StackFrames& stack);
    void apartmentLeft(const CallbackScope& scope, DWORD references, bool unbalanced);

    // Under the loader lock.
    void threadStarted(const CallbackScope& scope);
    void threadEnded(const CallbackScope& scope, DWORD references);

    // Another thread was killed in its apartment.
    void threadKilled(const CallbackScope& scope, uint32_t thread, DWORD references);

    // `flags`: CHECKPOINT_*. If held, waits until the launcher has read what it wants.
    void checkpoint(const CallbackScope& scope, uint8_t flags, const Name& name = Name());

    // What the program asks for.
    void phase(const CallbackScope& scope, const Name& name);
    void ignored(const CallbackScope& scope, const void* address);

    // All other threads are gone.
    void processDetach(const CallbackScope& scope);

    bool recording() const { return recording_ && stream_.read(); }
    SectionHeader& header() { return stream_.header(); }

private:
    bool begin(const CallbackScope& scope, Patience patience);
    void putClock(uint32_t thread);
    uint32_t putStack(uint32_t thread, const StackFrames& stack, bool* isNew);
    void putDefinition(uint32_t thread, const StackFrames& stack, uint32_t number);
    void putFrames(const uintptr_t* frames, uint32_t count);
    template <typename Record>
    void append(const CallbackScope& scope, const Record& record, Patience patience);
    // The last short record of a kind, which others may repeat.
    struct Repeatable {
        uint32_t head = 0;  // type, flags and thread
        uint32_t stack = 0;
        uint32_t size = 0;
        uint32_t takeovers = 0;  // of the ring then: what its holder died with may not have been committed

        bool same(const Repeatable& other) const {
            return ((head ^ other.head) | (stack ^ other.stack) | (size ^ other.size) |
                    (takeovers ^ other.takeovers)) == 0;
        }
    };

    void appendShort(const CallbackScope& scope, uint32_t kind, Repeatable* last, uint32_t head, uint64_t address,
                     uint32_t size);
    void remember(const StackFrames& stack, uint32_t number);
    uint32_t stackHere(uint32_t thread, Trace* trace, bool* isNew);
    template <typename Record>
    void appendHere(const CallbackScope& scope, uint32_t kind, Record record);
    template <typename Record>
    void appendWithStack(const CallbackScope& scope, const StackFrames& stack, Record record);
    template <typename Record>
    void end(const StackFrames& stack, bool isNew, Record record);
    template <typename Record>
    void appendSized(const CallbackScope& scope, uint32_t kind, Record record, uint64_t size);
    template <typename Record>
    void putNamed(Record record, const Name& name);
    void awaitResume(const CallbackScope& scope, uint32_t number);
    bool letGo(uint32_t number);

    Stream stream_;
    StackCapture capture_;
    StackTable stacks_;
    ModuleWatch modules_;
    HANDLE resume_ = nullptr;
    uint32_t holdTimeout_ = 0;
    uint32_t checkpoints_ = 0;
    uint64_t lastTicks_ = 0;
    Repeatable lastAllocated_;
    Repeatable lastFreed_;
    bool recording_ = false;
};

}  // namespace comleak
