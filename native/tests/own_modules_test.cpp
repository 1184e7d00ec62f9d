// SPDX-License-Identifier: Apache-2.0
#include "module/own_modules.h"

#include <doctest/doctest.h>

#include <wchar.h>

#include <memory>

using namespace comleak;

namespace {

StackFrames at(uintptr_t address) {
    StackFrames stack = {};
    stack.count = 1;
    stack.frames[0] = address;
    return stack;
}

bool windows(const OwnModules& modules, const wchar_t* path) {
    return modules.inWindowsFolder(path, static_cast<uint32_t>(wcslen(path)));
}

}  // namespace

TEST_CASE("the Windows folder is told by its whole name, whatever its case") {
    OwnModules modules;
    modules.setWindowsFolder(L"C:\\Windows", 10);

    CHECK(windows(modules, L"c:\\WINDOWS\\System32\\ole32.dll"));
    CHECK_FALSE(windows(modules, L"C:\\WindowsApps\\app.exe"));
    CHECK_FALSE(windows(modules, L"D:\\Windows\\app.exe"));
    CHECK_FALSE(windows(modules, L"C:\\Windows"));
}

TEST_CASE("a stack is the target's own if any frame lies in an own module") {
    OwnModules modules;
    modules.loaded(0x10000, 0x1000, false);
    modules.loaded(0x20000, 0x1000, true);
    StackFrames both = at(0x10010);
    both.count = 2;
    both.frames[1] = 0x20fff;

    CHECK_FALSE(modules.own(at(0x10010)));
    CHECK_FALSE(modules.own(at(0x21000)));
    CHECK(modules.own(both));
}

TEST_CASE("a module that is told of twice is gone when it is unloaded once") {
    OwnModules modules;
    modules.loaded(0x10000, 0x1000, true);
    modules.loaded(0x10000, 0x1000, true);

    modules.unloaded(0x10000);

    CHECK_FALSE(modules.own(at(0x10010)));
}
