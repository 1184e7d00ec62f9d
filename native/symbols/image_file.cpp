// SPDX-License-Identifier: Apache-2.0
#include "image_file.h"

#include <cstddef>

namespace comleak::symbols {

static_assert(offsetof(IMAGE_OPTIONAL_HEADER32, SizeOfImage) == offsetof(IMAGE_OPTIONAL_HEADER64, SizeOfImage));

namespace {

constexpr DWORD MAX_DIRECTORY_BYTES = 64u << 20;

}  // namespace

ImageFile::ImageFile(const std::wstring& path)
    : handle_(CreateFileW(path.c_str(), GENERIC_READ, FILE_SHARE_READ | FILE_SHARE_WRITE | FILE_SHARE_DELETE, nullptr,
                          OPEN_EXISTING, FILE_ATTRIBUTE_NORMAL, nullptr)) {
    isImage_ = isReadable() && readHeaders();
}

ImageFile::~ImageFile() {
    if (isReadable()) CloseHandle(handle_);
}

bool ImageFile::read(uint64_t offset, void* bytes, size_t size) const {
    OVERLAPPED at{};
    at.Offset = static_cast<DWORD>(offset);
    at.OffsetHigh = static_cast<DWORD>(offset >> 32);
    DWORD done = 0;
    return ReadFile(handle_, bytes, static_cast<DWORD>(size), &done, &at) && done == size;
}

bool ImageFile::readHeaders() {
    IMAGE_DOS_HEADER dos;
    if (!read(0, &dos, sizeof dos) || dos.e_magic != IMAGE_DOS_SIGNATURE || dos.e_lfanew < 0) return false;
    auto start = static_cast<uint32_t>(dos.e_lfanew);
    if (!read(start, &headers_, sizeof headers_) || headers_.signature != IMAGE_NT_SIGNATURE) return false;
    optionalOffset_ = start + static_cast<uint32_t>(offsetof(Headers, optional));
    sections_.resize(headers_.file.NumberOfSections);
    return read(uint64_t{optionalOffset_} + headers_.file.SizeOfOptionalHeader, sections_.data(),
                sections_.size() * sizeof(IMAGE_SECTION_HEADER));
}

IMAGE_DATA_DIRECTORY ImageFile::directoryEntry(uint32_t entry) const {
    size_t first = headers_.optional.Magic == IMAGE_NT_OPTIONAL_HDR64_MAGIC
                       ? offsetof(IMAGE_OPTIONAL_HEADER64, DataDirectory)
                       : offsetof(IMAGE_OPTIONAL_HEADER32, DataDirectory);
    size_t offset = first + entry * sizeof(IMAGE_DATA_DIRECTORY);
    IMAGE_DATA_DIRECTORY directory{};
    bool there = offset + sizeof directory <= headers_.file.SizeOfOptionalHeader &&
                 read(optionalOffset_ + offset, &directory, sizeof directory);
    return there ? directory : IMAGE_DATA_DIRECTORY{};
}

std::vector<uint8_t> ImageFile::directory(uint32_t entry, uint32_t& address) const {
    IMAGE_DATA_DIRECTORY directory = directoryEntry(entry);
    address = directory.VirtualAddress;
    const IMAGE_SECTION_HEADER* section = sectionOf(address);
    if (section == nullptr || directory.Size > MAX_DIRECTORY_BYTES) return {};
    std::vector<uint8_t> bytes(directory.Size);
    uint64_t offset = uint64_t{section->PointerToRawData} + (address - section->VirtualAddress);
    return read(offset, bytes.data(), bytes.size()) ? bytes : std::vector<uint8_t>();
}

const IMAGE_SECTION_HEADER* ImageFile::sectionOf(uint32_t address) const {
    for (const IMAGE_SECTION_HEADER& section : sections_) {
        // Unsigned: an address before the section is a long way behind it.
        if (address - section.VirtualAddress < section.SizeOfRawData) return &section;
    }
    return nullptr;
}

bool ImageFile::isCode(uint32_t address) const {
    const IMAGE_SECTION_HEADER* section = sectionOf(address);
    return section != nullptr && (section->Characteristics & IMAGE_SCN_MEM_EXECUTE) != 0;
}

}  // namespace comleak::symbols
