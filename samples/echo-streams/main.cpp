// SPDX-License-Identifier: Apache-2.0
//
// Copies standard input to standard output, byte by byte, and writes a line to standard error.

#include <fcntl.h>
#include <io.h>
#include <stdio.h>

int main() {
    _setmode(_fileno(stdin), _O_BINARY);
    _setmode(_fileno(stdout), _O_BINARY);
    long long bytes = 0;
    char buffer[4096];
    for (size_t read = fread(buffer, 1, sizeof(buffer), stdin); read > 0;
         read = fread(buffer, 1, sizeof(buffer), stdin)) {
        fwrite(buffer, 1, read, stdout);
        bytes += static_cast<long long>(read);
    }
    fprintf(stderr, "%lld bytes\n", bytes);
    return 0;
}
