// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <map>
#include <string>

#include "image_file.h"

namespace comleak::symbols {

// The functions that an image exports by name. Read here rather than by DbgHelp, which knows them only where it found
// nothing else; and Wine's only at their first byte.
class Exports {
public:
    explicit Exports(const ImageFile& image);

    bool empty() const { return names_.empty(); }

    // The last one that begins at or before an offset; nullptr if there is none.
    const std::pair<const uint32_t, std::string>* at(uint32_t offset) const;

private:
    std::map<uint32_t, std::string> names_;  // by their offset from the image's base
};

}  // namespace comleak::symbols
