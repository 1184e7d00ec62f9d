// SPDX-License-Identifier: Apache-2.0
//
// A program without a console: leaks more than a batch of events holds, and runs until a file comes into the folder
// that its argument names.

#include <windows.h>

#include <objbase.h>
#include <shellapi.h>
#include <string.h>

static const int BLOCKS = 20000;

static void leakMuch() {
    for (int i = 0; i < BLOCKS; i++) {
        memset(CoTaskMemAlloc(32), 'w', 32);
    }
}

static int awaitFileIn(const wchar_t* folder) {
    HANDLE change = FindFirstChangeNotificationW(folder, FALSE, FILE_NOTIFY_CHANGE_FILE_NAME);
    if (change == INVALID_HANDLE_VALUE) {
        return 2;
    }
    leakMuch();
    DWORD waited = WaitForSingleObject(change, 90000);
    FindCloseChangeNotification(change);
    return waited == WAIT_OBJECT_0 ? 0 : 3;
}

int WINAPI WinMain(HINSTANCE, HINSTANCE, LPSTR, int) {
    int arguments = 0;
    wchar_t** words = CommandLineToArgvW(GetCommandLineW(), &arguments);
    if (words == nullptr || arguments != 2) {
        return 1;
    }
    CoInitialize(nullptr);
    int result = awaitFileIn(words[1]);
    LocalFree(words);
    CoUninitialize();
    return result;
}
