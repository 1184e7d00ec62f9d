// SPDX-License-Identifier: Apache-2.0
//
// A Java virtual machine in this process: so Ctrl-C, the standard streams, the command line and the exit code, which
// has 32 bits, are those of comleak.exe itself, and nothing stands between.
#pragma once

#include <jni.h>

#include <string>

#include "java_home.h"

namespace comleak {

class JavaMachine {
public:
    // Loads jvm.dll and starts it; the jar's path is in the code page, as all options of the machine are. Returns why
    // that failed, or nothing.
    std::wstring start(const JavaHome& home, const std::string& jar);

    // Runs Main, which ends the process. Returns only if it could not be run, after Java has said why.
    void runMain();

private:
    std::wstring load(const JavaHome& home);
    std::wstring create(const std::string& jar);

    using Create = jint(JNICALL*)(JavaVM**, void**, void*);
    Create create_ = nullptr;
    JNIEnv* env_ = nullptr;
};

}  // namespace comleak
