# SPDX-License-Identifier: Apache-2.0
# The Wine prefix that a whole run of the tests shares: it takes seconds to make, and a gigabyte.
# shellcheck shell=bash

make_prefix() {
    local version
    version=$(dpkg-query -W -f '${Version}' libwine)
    [[ ! ${COMLEAK_WINE-} ]] || version="$COMLEAK_WINE, $(wine --version)"
    is_whole "$WINEPREFIX" "$version" && return
    # COMLEAK_PREFIX may name a folder of the user's own.
    [[ $WINEPREFIX == "$root"/* || ! -e $WINEPREFIX || -e $(stamp_of "$WINEPREFIX") ]] ||
        fail "$WINEPREFIX exists, and was not made here: remove it, or name another"
    say "making the Wine prefix $WINEPREFIX"
    if [[ -d $WINEPREFIX ]]; then wineserver -k || true; fi
    rm -rf "$WINEPREFIX"
    mkdir -p "$(dirname "$WINEPREFIX")"
    wineboot -i >&2
    # Both halves must run a program: a prefix without its 32-bit half looks whole until a 32-bit target fails.
    runs 'C:\windows\system32\cmd.exe' || fail "Wine runs no 64-bit program in $WINEPREFIX"
    runs 'C:\windows\syswow64\cmd.exe' || fail "Wine runs no 32-bit program in $WINEPREFIX"
    wineserver -k
    finish "$WINEPREFIX" "$version"
}

# runs CMD.EXE: whether it starts, and hands back an exit code.
runs() {
    local status=0
    wine "$1" /c exit 7 > /dev/null 2>&1 < /dev/null || status=$?
    ((status == 7))
}
