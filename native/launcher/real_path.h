// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

namespace comleak {

// As long as a path of Windows can be.
constexpr unsigned LONGEST_PATH = 32768;

// Where a file lies behind links, such as those that an installer puts into one folder on the PATH. Empty if there is
// none.
std::wstring realPath(const std::wstring& file);

}  // namespace comleak
