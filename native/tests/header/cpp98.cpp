// SPDX-License-Identifier: Apache-2.0
//
// comleak.h as a C++ program of long ago would include it. See c89.c.
#include "comleak.h"

int main() {
    char block = 0;
    SetLastError(4711);
    comleak_phase("a");
    comleak_checkpoint("b");
    comleak_ignore(&block);
    comleak_phase(0);
    return GetLastError() == 4711 ? 0 : 1;
}
