#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Builds the fixtures anew, in the folder that they lie in: with GCC 12, and with Clang 14 as Microsoft's compiler lays
# classes out.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"

gnu=(-O1 -nostdlib -shared -s -fno-asynchronous-unwind-tables classes.cpp)
i686-w64-mingw32-g++ "${gnu[@]}" -Wl,--no-insert-timestamp,--entry=0 -o gcc-x86.dll
x86_64-w64-mingw32-g++ "${gnu[@]}" -Wl,--no-insert-timestamp,--entry=0 -o gcc-x64.dll
for machine in i686:x86 x86_64:x64; do
    clang++ "--target=${machine%:*}-pc-windows-msvc" -O1 -fms-compatibility -c classes.cpp -o classes.obj
    lld-link /dll /noentry /nodefaultlib /Brepro "/out:msvc-${machine#*:}.dll" classes.obj
    rm -f classes.obj "msvc-${machine#*:}.lib"
done
