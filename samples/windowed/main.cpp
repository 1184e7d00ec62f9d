// SPDX-License-Identifier: Apache-2.0
//
// A program without a console: leaks more than a batch of events holds, and runs until a file comes: its arguments
// name the folder, and the file by its whole path.

#include <windows.h>

#include <objbase.h>
#include <shellapi.h>
#include <string.h>

static const int BLOCKS = 20000;
static const int LONGEST_MS = 90000;
static const int LOOK_AGAIN_MS = 250;

static void leakMuch() {
    for (int i = 0; i < BLOCKS; i++) {
        memset(CoTaskMemAlloc(32), 'w', 32);
    }
}

// Not every file system tells of changes: it looks, too.
static bool await(const wchar_t* file, HANDLE change) {
    for (int round = 0; round < LONGEST_MS / LOOK_AGAIN_MS; round++) {
        if (GetFileAttributesW(file) != INVALID_FILE_ATTRIBUTES) {
            return true;
        }
        if (WaitForSingleObject(change, LOOK_AGAIN_MS) == WAIT_OBJECT_0) {
            FindNextChangeNotification(change);
        }
    }
    return false;
}

static int awaitFile(const wchar_t* folder, const wchar_t* file) {
    HANDLE change = FindFirstChangeNotificationW(folder, FALSE, FILE_NOTIFY_CHANGE_FILE_NAME);
    if (change == INVALID_HANDLE_VALUE) {
        return 2;
    }
    bool came = await(file, change);
    FindCloseChangeNotification(change);
    return came ? 0 : 3;
}

int WINAPI WinMain(HINSTANCE, HINSTANCE, LPSTR, int) {
    int arguments = 0;
    wchar_t** words = CommandLineToArgvW(GetCommandLineW(), &arguments);
    if (words == nullptr || arguments != 3) {
        return 1;
    }
    CoInitialize(nullptr);
    leakMuch();
    int result = awaitFile(words[1], words[2]);
    LocalFree(words);
    CoUninitialize();
    return result;
}
