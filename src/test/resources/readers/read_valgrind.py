# SPDX-License-Identifier: Apache-2.0
# Usage: read_valgrind.py FILE...
# Reads valgrind's XML with two readers that others wrote, and prints of each file a line of what they found in it.
import pathlib
import sys

import valparse
from ValgrindCI.parse import ValgrindData

for name in sys.argv[1:]:
    strict = valparse.Parser(name)
    other = ValgrindData()
    other.parse(name)
    kinds = [str(error.kind) for error in strict.errs] + [str(leak.kind) for leak in strict.leaks]
    if sorted(kinds) != sorted(error.kind for error in other.errors):
        sys.exit(f"{name}: {kinds} to the one reader, {[error.kind for error in other.errors]} to the other")
    frames = sum(len(error.stack) for error in strict.errs + strict.leaks)
    print(pathlib.Path(name).stem, strict.totalBytesLeaked(), frames, *sorted(kinds))
