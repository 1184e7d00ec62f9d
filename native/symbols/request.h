// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

namespace comleak::symbols {

struct Address {
    uint32_t offset;  // from the module's base
    bool exact;       // of an instruction, rather than a return address
};

struct Module {
    uint32_t id;
    uint32_t size;       // SizeOfImage
    uint32_t timestamp;  // TimeDateStamp
    std::string guid;    // as text in lower case, empty if the image names no PDB
    uint32_t age;
    std::wstring path;
    std::vector<Address> addresses;
};

struct Request {
    std::wstring dbgHelp;     // empty for the system's
    std::wstring searchPath;  // may be empty
    std::vector<Module> modules;
};

struct MalformedRequest : std::runtime_error {
    using std::runtime_error::runtime_error;
};

// Throws MalformedRequest for anything but a whole request as protocol.h describes it.
Request parseRequest(std::string_view text);

}  // namespace comleak::symbols
