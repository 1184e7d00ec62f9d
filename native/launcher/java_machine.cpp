// SPDX-License-Identifier: Apache-2.0
#include "java_machine.h"

#include <windows.h>

#include <vector>

namespace comleak {

namespace {

// A run lives for seconds: no collector threads. The JVM's warnings are no part of a report. The first property keeps
// message boxes of critical errors as they are, for the target too, which inherits that; the other is read by
// RawCommandLine.
constexpr const char* OPTIONS[] = {
    "-XX:+UseSerialGC",
    "-Xshare:auto",
    "-Xlog:disable",
    "-Xlog:all=warning:stderr",
    "-Dsun.io.allowCriticalErrorMessageBox=true",
    "-Dcomleak.native=true",
};

// Whether both are there, and the first was written after the second.
bool isNewer(const std::string& first, const std::string& second) {
    WIN32_FILE_ATTRIBUTE_DATA one;
    WIN32_FILE_ATTRIBUTE_DATA other;
    return GetFileAttributesExA(first.c_str(), GetFileExInfoStandard, &one) &&
           GetFileAttributesExA(second.c_str(), GetFileExInfoStandard, &other) &&
           CompareFileTime(&one.ftLastWriteTime, &other.ftLastWriteTime) > 0;
}

std::wstring lastError(const wchar_t* what) {
    return std::wstring(what) + L" (error " + std::to_wstring(GetLastError()) + L")";
}

}  // namespace

std::wstring JavaMachine::load(const JavaHome& home) {
    // Its C run-time library lies in bin. SetDllDirectory would be inherited by the target, and after
    // SetDefaultDllDirectories JNA could load nothing.
    AddDllDirectory(home.bin().c_str());
    constexpr DWORD SEARCH = LOAD_LIBRARY_SEARCH_DLL_LOAD_DIR | LOAD_LIBRARY_SEARCH_DEFAULT_DIRS;
    HMODULE machine = LoadLibraryExW(home.machine().c_str(), nullptr, SEARCH);
    if (machine == nullptr) {
        return GetLastError() == ERROR_BAD_EXE_FORMAT ? L"is not a 64-bit Java" : lastError(L"cannot be loaded");
    }
    void* entry = reinterpret_cast<void*>(GetProcAddress(machine, "JNI_CreateJavaVM"));
    create_ = reinterpret_cast<Create>(entry);
    // Which Java's class files may be packed by, and expects to find beside the program.
    LoadLibraryExW((home.bin() + L"\\zip.dll").c_str(), nullptr, SEARCH);
    return create_ == nullptr ? L"is no Java virtual machine" : L"";
}

std::wstring JavaMachine::create(const std::string& jar) {
    std::vector<JavaVMOption> options;
    for (const char* option : OPTIONS) {
        options.push_back({const_cast<char*>(option), nullptr});
    }
    std::string classPath = "-Djava.class.path=" + jar;
    options.push_back({classPath.data(), nullptr});
    // With an archive that is not there, or is of another jar, Java would do without its own.
    std::string archive = jar.substr(0, jar.find_last_of('.')) + ".jsa";
    bool archived = isNewer(archive, jar);
    archive.insert(0, "-XX:SharedArchiveFile=");
    if (archived) {
        options.push_back({archive.data(), nullptr});
    }
    JavaVMInitArgs arguments = {JNI_VERSION_10, static_cast<jint>(options.size()), options.data(), JNI_TRUE};
    JavaVM* machine = nullptr;
    void* env = nullptr;
    jint result = create_(&machine, &env, &arguments);
    env_ = static_cast<JNIEnv*>(env);
    return result == JNI_OK ? L"" : L"does not start (JNI error " + std::to_wstring(result) + L")";
}

std::wstring JavaMachine::start(const JavaHome& home, const std::string& jar) {
    std::wstring fault = load(home);
    return fault.empty() ? create(jar) : fault;
}

void JavaMachine::runMain() {
    jclass main = env_->FindClass("io/comleak/Main");
    jmethodID method = main == nullptr ? nullptr : env_->GetStaticMethodID(main, "main", "([Ljava/lang/String;)V");
    if (method != nullptr) {
        // The words are read from the command line of this process.
        jobjectArray none = env_->NewObjectArray(0, env_->FindClass("java/lang/String"), nullptr);
        env_->CallStaticVoidMethod(main, method, none);
    }
    if (env_->ExceptionCheck()) {
        env_->ExceptionDescribe();
    }
}

}  // namespace comleak
