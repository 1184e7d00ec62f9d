// SPDX-License-Identifier: Apache-2.0
//
// What comleak.exe says itself, before there is a Java to say it.
#pragma once

#include <string>

namespace comleak {

// Writes lines to standard error: as they are where that is a console, as UTF-8 where it is anything else.
void complain(const std::wstring& lines);

}  // namespace comleak
