// SPDX-License-Identifier: Apache-2.0
//
// Keeps a block as COM's catalogue does, in a function of the same name.

#include <windows.h>

#include <objbase.h>
#include <string.h>

class StgDatabase {
public:
    void InitClbFile(void (*whenOpen)()) {
        file = memset(CoTaskMemAlloc(44), 'k', 44);
        whenOpen();
    }

private:
    void* file = nullptr;
};

static StgDatabase database;

extern "C" __declspec(dllexport) void openDatabase(void (*whenOpen)()) { database.InitClbFile(whenOpen); }
