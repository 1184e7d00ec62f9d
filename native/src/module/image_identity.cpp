// SPDX-License-Identifier: Apache-2.0
#include "module/image_identity.h"

#include <windows.h>

namespace comleak {

namespace {

constexpr uint32_t RSDS = 0x53445352;  // signature of a PDB 7.0 record

struct PdbRecord {
    uint32_t signature;
    uint8_t guid[16];
    uint32_t age;
};

template <typename T>
const T* at(const void* base, uint32_t size, uint32_t offset) {
    bool within = offset <= size && size - offset >= sizeof(T);
    return within ? reinterpret_cast<const T*>(static_cast<const uint8_t*>(base) + offset) : nullptr;
}

void findPdb(const void* base, const IMAGE_DATA_DIRECTORY& debug, ImageIdentity* identity) {
    uint32_t entries = debug.Size / static_cast<uint32_t>(sizeof(IMAGE_DEBUG_DIRECTORY));
    for (uint32_t i = 0; i < entries; i++) {
        uint32_t offset = debug.VirtualAddress + i * static_cast<uint32_t>(sizeof(IMAGE_DEBUG_DIRECTORY));
        const auto* entry = at<IMAGE_DEBUG_DIRECTORY>(base, identity->size, offset);
        if (entry == nullptr) {
            return;
        }
        if (entry->Type != IMAGE_DEBUG_TYPE_CODEVIEW || entry->AddressOfRawData == 0) {
            continue;
        }
        const auto* pdb = at<PdbRecord>(base, identity->size, entry->AddressOfRawData);
        if (pdb != nullptr && pdb->signature == RSDS) {
            identity->hasPdb = true;
            identity->pdbAge = pdb->age;
            for (int k = 0; k < 16; k++) {
                identity->pdbGuid[k] = pdb->guid[k];
            }
            return;
        }
    }
}

}  // namespace

ImageIdentity identifyImage(const void* base) {
    ImageIdentity identity = {};
    const auto* dos = static_cast<const IMAGE_DOS_HEADER*>(base);
    // The first page is always mapped; PE headers beyond it are none that a linker writes.
    if (dos->e_magic != IMAGE_DOS_SIGNATURE || dos->e_lfanew < 0 || dos->e_lfanew > 2048) {
        return identity;
    }
    const auto* nt = reinterpret_cast<const IMAGE_NT_HEADERS*>(static_cast<const uint8_t*>(base) + dos->e_lfanew);
    if (nt->Signature != IMAGE_NT_SIGNATURE || nt->OptionalHeader.Magic != IMAGE_NT_OPTIONAL_HDR_MAGIC) {
        return identity;
    }
    identity.size = nt->OptionalHeader.SizeOfImage;
    identity.timestamp = nt->FileHeader.TimeDateStamp;
    if (nt->OptionalHeader.NumberOfRvaAndSizes > IMAGE_DIRECTORY_ENTRY_DEBUG) {
        findPdb(base, nt->OptionalHeader.DataDirectory[IMAGE_DIRECTORY_ENTRY_DEBUG], &identity);
    }
    return identity;
}

}  // namespace comleak
