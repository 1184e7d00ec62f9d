// SPDX-License-Identifier: Apache-2.0
//
// A folder that may hold a Java: <home>\release tells its version, <home>\bin\server\jvm.dll is its virtual machine.
#pragma once

#include <string>

namespace comleak {

class JavaHome {
public:
    static constexpr int LEAST_VERSION = 17;

    // `source` says, for a reader, where the folder was found: "JAVA_HOME", say.
    JavaHome(std::wstring source, std::wstring folder);

    const std::wstring& folder() const { return folder_; }
    std::wstring bin() const { return folder_ + L"\\bin"; }
    std::wstring machine() const { return folder_ + L"\\bin\\server\\jvm.dll"; }

    // 17 of "17.0.9", 8 of "1.8.0_292"; 0 if nothing tells it.
    int version() const { return version_; }

    // Why it cannot be used, or nothing if it seems that it can.
    std::wstring fault() const;

    // "JAVA_HOME, C:\jdk8: is Java 8".
    std::wstring describe(const std::wstring& fault) const;

private:
    std::wstring source_;
    std::wstring folder_;
    int version_;
};

}  // namespace comleak
