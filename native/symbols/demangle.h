// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

namespace comleak::symbols {

// The readable form, without parameters, of a name that GCC or Clang mangled; DbgHelp undecorates MSVC's alone. Other
// names come back as they are.
std::string demangled(std::string name);

}  // namespace comleak::symbols
