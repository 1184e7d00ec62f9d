// SPDX-License-Identifier: Apache-2.0
#include "demangle.h"

#if __has_include(<cxxabi.h>)
#include <cxxabi.h>

#include <cstdlib>
#include <memory>
#endif

namespace comleak::symbols {

#if __has_include(<cxxabi.h>)

namespace {

// DbgHelp's names have no parameters either: a function is called the same whatever its symbols come from.
std::string withoutParameters(std::string name) {
    size_t close = name.rfind(')');
    if (close == std::string::npos || name.compare(close + 1, 2, "::") == 0) {
        return name;  // no function, or the last bracket is that of "(anonymous namespace)::"
    }
    size_t open = close;
    for (int depth = 1; depth > 0 && open > 0;) {
        open--;
        depth += name[open] == ')' ? 1 : name[open] == '(' ? -1 : 0;
    }
    return open == 0 ? name : name.substr(0, open);
}

}  // namespace

std::string demangled(std::string name) {
    size_t prefix = name.rfind("__Z", 0) == 0 ? 1 : 0;  // 32-bit symbols have one more underscore than exports
    if (name.compare(prefix, 2, "_Z") != 0) {
        return name;
    }
    int status = 0;
    std::unique_ptr<char, decltype(&std::free)> readable(
        abi::__cxa_demangle(name.c_str() + prefix, nullptr, nullptr, &status), &std::free);
    return status == 0 ? withoutParameters(readable.get()) : name;
}

#else

std::string demangled(std::string name) { return name; }

#endif

}  // namespace comleak::symbols
