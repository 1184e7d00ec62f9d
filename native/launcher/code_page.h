// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

namespace comleak {

// A path in the process's code page, in which Java takes the names of its jars and DLLs. Empty if that page lacks a
// letter of it; a short name is no help, as Java looks up the long one.
std::string inCodePage(const std::wstring& path);

}  // namespace comleak
