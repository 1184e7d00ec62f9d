/* SPDX-License-Identifier: Apache-2.0
 *
 * comleak.h as a C program of long ago would include it, without comleak: everything returns, and nothing is changed.
 */
#include "comleak.h"

int main(void) {
    char block = 0;
    SetLastError(4711);
    comleak_phase("a");
    comleak_checkpoint("b");
    comleak_ignore(&block);
    comleak_phase(NULL);
    return GetLastError() == 4711 ? 0 : 1;
}
