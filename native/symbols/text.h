// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

namespace comleak::symbols {

// What is no UTF-8, or no UTF-16, becomes U+FFFD.
std::wstring wide(std::string_view utf8);
std::string utf8(std::wstring_view wide);

}  // namespace comleak::symbols
