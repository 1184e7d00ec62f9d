// SPDX-License-Identifier: Apache-2.0
//
// What comleak.exe says itself, before there is a Java to say it.
#pragma once

#include <string>

namespace comleak {

// comleak.exe's part of all failures, with the numbers that ErrorId.java has for them.
enum class ErrorId {
    NO_JAVA = 1,
    JAR_MISSING = 2,
    JAR_UNREADABLE = 3,
    JAVA_UNABLE = 4,
};

// Writes to standard error what is wrong, in one line, and what to do: as it is where that is a console, as UTF-8 where
// it is anything else.
void complain(ErrorId id, const std::wstring& wrong, const std::wstring& advice);

}  // namespace comleak
