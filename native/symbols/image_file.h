// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <windows.h>

#include <cstdint>
#include <string>
#include <vector>

namespace comleak::symbols {

// A PE image on disk. It may be anything by now: every offset that is read from it is checked by what is read there.
class ImageFile {
public:
    explicit ImageFile(const std::wstring& path);
    ~ImageFile();
    ImageFile(const ImageFile&) = delete;
    ImageFile& operator=(const ImageFile&) = delete;

    bool isReadable() const { return handle_ != INVALID_HANDLE_VALUE; }
    bool isImage() const { return isImage_; }
    uint32_t timestamp() const { return headers_.file.TimeDateStamp; }
    uint32_t size() const { return headers_.optional.SizeOfImage; }

    // The bytes of a data directory, IMAGE_DIRECTORY_ENTRY_…; none if there is none, or not all of it.
    std::vector<uint8_t> directory(uint32_t entry, uint32_t& address) const;
    bool isCode(uint32_t address) const;

private:
    struct Headers {
        DWORD signature;
        IMAGE_FILE_HEADER file;
        IMAGE_OPTIONAL_HEADER32 optional;  // SizeOfImage lies alike in that of 64-bit images
    };

    bool read(uint64_t offset, void* bytes, size_t size) const;
    bool readHeaders();
    IMAGE_DATA_DIRECTORY directoryEntry(uint32_t entry) const;
    const IMAGE_SECTION_HEADER* sectionOf(uint32_t address) const;

    HANDLE handle_;
    bool isImage_ = false;
    uint32_t optionalOffset_ = 0;
    Headers headers_{};
    std::vector<IMAGE_SECTION_HEADER> sections_;
};

}  // namespace comleak::symbols
