#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Builds the fixtures anew, in the folder that they lie in: with GCC 12 and Clang 14.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"

flags=("-fdebug-prefix-map=$PWD=/fixtures" -O2 -fno-asynchronous-unwind-tables -nostdlib -shared fixture.cpp)
i686-w64-mingw32-g++ -gdwarf-2 "${flags[@]}" -Wl,-e,_fixture,--no-insert-timestamp -o gcc2-x86.dll
x86_64-w64-mingw32-g++ -gdwarf-3 "${flags[@]}" -Wl,-e,fixture,--no-insert-timestamp -o gcc3-x64.dll
i686-w64-mingw32-g++ -gdwarf-4 "${flags[@]}" -Wl,-e,_fixture,--no-insert-timestamp -o gcc4-x86.dll
x86_64-w64-mingw32-g++ -gdwarf-5 "${flags[@]}" -Wl,-e,fixture,--no-insert-timestamp -o gcc5-x64.dll
x86_64-w64-mingw32-g++ -g -gdwarf64 "${flags[@]}" -Wl,-e,fixture,--no-insert-timestamp -o gcc5-wide-x64.dll
clang++ --target=x86_64-w64-windows-gnu -gdwarf-5 "${flags[@]}" -fuse-ld=lld -Wl,-e,fixture -o clang5-x64.dll
