// SPDX-License-Identifier: Apache-2.0
//
// comleak.exe: finds a Java, and runs comleak in it, in this process.
#include <windows.h>

#include <string>

#include "code_page.h"
#include "complaint.h"
#include "java_machine.h"
#include "java_search.h"
#include "real_path.h"

namespace {

using comleak::ErrorId;
using comleak::JavaHome;

// The exit code for a comleak that fails.
constexpr UINT FAILED = 125;

UINT fail(ErrorId id, const std::wstring& wrong, const std::wstring& advice) {
    comleak::complain(id, wrong, advice);
    return FAILED;
}

std::wstring jarBesideProgram() {
    std::wstring path(comleak::LONGEST_PATH, L'\0');
    path.resize(GetModuleFileNameW(nullptr, path.data(), comleak::LONGEST_PATH));
    path = comleak::realPath(path);
    return path.substr(0, path.find_last_of(L'\\') + 1) + L"lib\\comleak.jar";
}

// In the first Java that starts: Main ends the process.
UINT runMain(const std::string& jar) {
    std::wstring tried;
    for (const JavaHome& home : comleak::findJavaHomes()) {
        std::wstring fault = home.fault();
        comleak::JavaMachine machine;
        if (fault.empty()) {
            fault = machine.start(home, jar);
        }
        if (fault.empty()) {
            machine.runMain();
            return fail(ErrorId::JAVA_UNABLE, L"the Java in " + home.folder() + L" could not run it",
                        L"Let JAVA_HOME name the folder of a Java of version 17 or newer.");
        }
        tried += home.describe(fault) + L"\r\n  ";
    }
    return fail(ErrorId::NO_JAVA, L"no 64-bit Java of version 17 or newer was found",
                tried + L"Install one, such as Eclipse Temurin, or let JAVA_HOME name its folder.");
}

UINT run() {
    std::wstring jar = jarBesideProgram();
    if (GetFileAttributesW(jar.c_str()) == INVALID_FILE_ATTRIBUTES) {
        return fail(ErrorId::JAR_MISSING, jar + L" is missing",
                    L"Install comleak again: the folder lib belongs beside comleak.exe.");
    }
    std::string path = comleak::inCodePage(jar);
    return path.empty() ? fail(ErrorId::JAR_UNREADABLE, L"Java cannot read " + jar,
                               L"Move comleak to a folder whose name has only letters of the system's own language, or "
                               L"Latin ones.")
                        : runMain(path);
}

}  // namespace

int main() { ExitProcess(run()); }
