// SPDX-License-Identifier: Apache-2.0
//
// Tells the stream of each module: those that are there when the spy starts, and those that come and go.
#pragma once

#include <windows.h>

#include "module/own_modules.h"
#include "stack/stack_capture.h"
#include "stream/stream.h"

namespace comleak {

class ModuleWatch {
public:
    // From now on the loader tells of modules that come and go; the records wait in their slots.
    // `capture` hears of them at once.
    void begin(Stream* stream, StackCapture* capture);

    // Writes a record for each module that is there now. A module that the loader tells of meanwhile comes twice.
    // Call it while holding nothing: it takes the loader lock.
    void enumerate(uint32_t thread);

    OwnModules& own() { return own_; }

private:
    static void CALLBACK notified(ULONG reason, const void* data, void* context);
    void arrived(const void* base, uint32_t size, const wchar_t* path, uint32_t length);
    void loaded(const void* base, uint32_t size, const wchar_t* path, uint32_t length);
    void unloaded(const void* base);
    bool isOwn(const void* base, const wchar_t* path, uint32_t length) const;

    Stream* stream_ = nullptr;
    StackCapture* capture_ = nullptr;
    const void* program_ = nullptr;
    OwnModules own_;
};

}  // namespace comleak
