// SPDX-License-Identifier: Apache-2.0
#include "module/module_watch.h"

#include <windows.h>

#define PSAPI_VERSION 2
#include <psapi.h>
#include <winternl.h>

#include "module/image_identity.h"
#include "platform/platform.h"

extern "C" IMAGE_DOS_HEADER __ImageBase;  // the linker's name for the spy's own first byte

namespace comleak {

namespace {

// Of ntdll's LdrRegisterDllNotification, as documented; no SDK header declares them.
constexpr ULONG NOTIFIED_LOADED = 1;
constexpr ULONG NOTIFIED_UNLOADED = 2;

struct NotificationData {
    ULONG flags;
    const UNICODE_STRING* fullName;
    const UNICODE_STRING* baseName;
    const void* base;
    ULONG size;
};

using Callback = void(CALLBACK*)(ULONG, const void*, void*);
using RegisterNotification = LONG(NTAPI*)(ULONG, Callback, void*, void**);

constexpr uint32_t PATH_OFFSET = sizeof(ModuleLoaded);
constexpr uint32_t LONGEST_PATH = (MODULE_SLOT_BYTES - PATH_OFFSET) / sizeof(wchar_t);
constexpr DWORD MOST_MODULES = 4096;
constexpr DWORD PATH_CAPACITY = 32768;  // UTF-16 units of the longest path that Windows has

// What enumerate works with, in pages of its own: the target's stack may be small.
struct Scratch {
    HMODULE modules[MOST_MODULES];
    wchar_t path[PATH_CAPACITY];
    ModuleSlot record;
};

}  // namespace

void ModuleWatch::begin(Stream* stream, StackCapture* capture) {
    stream_ = stream;
    capture_ = capture;
    program_ = GetModuleHandleW(nullptr);
    wchar_t folder[MAX_PATH];
    UINT length = GetSystemWindowsDirectoryW(folder, MAX_PATH);
    own_.setWindowsFolder(folder, length < MAX_PATH ? length : 0);
    auto registerNotification = reinterpret_cast<RegisterNotification>(
        reinterpret_cast<void*>(GetProcAddress(GetModuleHandleW(L"ntdll.dll"), "LdrRegisterDllNotification")));
    if (registerNotification != nullptr) {
        void* cookie = nullptr;
        registerNotification(0, notified, this, &cookie);
    }
}

void CALLBACK ModuleWatch::notified(ULONG reason, const void* data, void* context) {
    auto* watch = static_cast<ModuleWatch*>(context);
    const auto* notification = static_cast<const NotificationData*>(data);
    if (reason == NOTIFIED_LOADED) {
        watch->loaded(notification->base, notification->size, notification->fullName->Buffer,
                      notification->fullName->Length / static_cast<uint32_t>(sizeof(wchar_t)));
    } else if (reason == NOTIFIED_UNLOADED) {
        watch->unloaded(notification->base);
    }
    watch->stream_->drainModules(platform::threadId());
}

bool ModuleWatch::isOwn(const void* base, const wchar_t* path, uint32_t length) const {
    return base != &__ImageBase && (base == program_ || !own_.inWindowsFolder(path, length));
}

static uint32_t describe(ModuleLoaded* record, const void* base, uint32_t size, const wchar_t* path, uint32_t length) {
    ImageIdentity image = identifyImage(base);
    uint32_t kept = length < LONGEST_PATH ? length : LONGEST_PATH;
    record->base = reinterpret_cast<uintptr_t>(base);
    record->size = size;
    record->timestamp = image.timestamp;
    record->pdbAge = image.pdbAge;
    for (int i = 0; i < 16; i++) {
        record->pdbGuid[i] = image.pdbGuid[i];
    }
    record->pathLength = kept;
    record->reserved = 0;
    wchar_t* copy = reinterpret_cast<wchar_t*>(reinterpret_cast<uint8_t*>(record) + PATH_OFFSET);
    for (uint32_t i = 0; i < kept; i++) {
        copy[i] = path[length - kept + i];
    }
    for (uint32_t i = kept; i % 4 != 0; i++) {
        copy[i] = 0;
    }
    return (image.hasPdb ? MODULE_HAS_PDB : 0u) | (kept < length ? MODULE_PATH_CUT : 0u);
}

static RecordHeader moduleHeader(uint32_t flags, uint32_t pathLength) {
    uint32_t bytes = PATH_OFFSET + ((pathLength + 3) / 4) * 8;
    return {RECORD_MODULE_LOADED, static_cast<uint8_t>(flags), static_cast<uint16_t>(bytes), platform::threadId()};
}

void ModuleWatch::arrived(const void* base, uint32_t size, const wchar_t* path, uint32_t length) {
    own_.loaded(reinterpret_cast<uintptr_t>(base), size, isOwn(base, path, length));
    capture_->moduleLoaded(reinterpret_cast<uintptr_t>(base), size);
}

void ModuleWatch::loaded(const void* base, uint32_t size, const wchar_t* path, uint32_t length) {
    arrived(base, size, path, length);
    ModuleSlot* slot = stream_->slots().reserve();
    if (slot != nullptr) {
        uint32_t flags = describe(&slot->loaded, base, size, path, length);
        ModuleSlots::complete(slot, moduleHeader(flags, slot->loaded.pathLength));
    }
}

void ModuleWatch::unloaded(const void* base) {
    own_.unloaded(reinterpret_cast<uintptr_t>(base));
    capture_->moduleUnloaded(reinterpret_cast<uintptr_t>(base));
    ModuleSlot* slot = stream_->slots().reserve();
    if (slot != nullptr) {
        slot->unloaded.base = reinterpret_cast<uintptr_t>(base);
        ModuleSlots::complete(slot, {RECORD_MODULE_UNLOADED, 0, sizeof(ModuleUnloaded), platform::threadId()});
    }
}

void ModuleWatch::enumerate(uint32_t thread) {
    auto* scratch = static_cast<Scratch*>(platform::allocatePages(sizeof(Scratch)));
    if (scratch == nullptr) {
        return;
    }
    DWORD bytes = 0;
    if (K32EnumProcessModules(GetCurrentProcess(), scratch->modules, sizeof(scratch->modules), &bytes)) {
        DWORD count = bytes / static_cast<DWORD>(sizeof(HMODULE));
        for (DWORD i = 0; i < count && i < MOST_MODULES; i++) {
            MODULEINFO information = {};
            K32GetModuleInformation(GetCurrentProcess(), scratch->modules[i], &information, sizeof(information));
            if (information.SizeOfImage == 0) {
                continue;  // gone meanwhile
            }
            DWORD length = GetModuleFileNameW(scratch->modules[i], scratch->path, PATH_CAPACITY);
            arrived(information.lpBaseOfDll, information.SizeOfImage, scratch->path, length);
            ModuleLoaded* record = &scratch->record.loaded;
            uint32_t flags = describe(record, information.lpBaseOfDll, information.SizeOfImage, scratch->path, length);
            record->header = moduleHeader(flags, record->pathLength);
            if (stream_->begin(thread, record->header.length, Patience::WAITS)) {
                stream_->slots().tell(scratch->record);
                stream_->put(record, record->header.length);
                stream_->end();
            }
        }
    }
    platform::freePages(scratch, sizeof(Scratch));
}

}  // namespace comleak
