// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "request.h"

namespace comleak::symbols {

enum class ImageState { SAME, REPLACED, MISSING };

struct FoundImage {
    ImageState state;
    std::wstring path;  // of the image if it is the same
};

// The file from which a module was loaded, if it is still there and still the one that was loaded.
FoundImage findImage(const Module& module);

}  // namespace comleak::symbols
