# SPDX-License-Identifier: Apache-2.0
# The 32-bit system DLLs of Wine: .tools/wine-i386. Wine 8 can run 32-bit programs in a 64-bit process of its own, so it
# needs no 32-bit Linux library; Debian ships those DLLs in libwine:i386 alone, which would pull in some hundred of them.
# The package is therefore fetched and unpacked, and dpkg learns of no foreign architecture.
# shellcheck shell=bash

# fetch_i386 FOLDER VERSION: libwine_VERSION_i386.deb into the folder, with an apt state that lives there as well.
fetch_i386() (
    cd "$1" || return
    local mirror suite
    # The machine's own mirror and suite, for just the version that is installed. The suite's main part is enough.
    read -r mirror suite < <(apt-cache madison libwine |
        awk -F ' *[|] *' -v version="$2" '$2 == version { split($3, at, "[ /]+main"); print at[1]; exit }')
    [[ ${suite-} ]] || { say "no apt source has libwine $2"; return 1; }
    suite=${suite%%/*}
    mkdir -p lists/partial cache/archives/partial
    echo "deb $mirror $suite main" > sources.list
    local options=(
        -o APT::Architecture=i386 -o APT::Architectures=i386 -o APT::Sandbox::User=root -o Acquire::Retries=3
        -o Dir::State::Lists="$PWD/lists" -o Dir::Cache="$PWD/cache"
        -o Dir::Etc::SourceList="$PWD/sources.list" -o Dir::Etc::SourceParts=/dev/null
    )
    apt-get -q "${options[@]}" update >&2 && apt-get -q "${options[@]}" download "libwine=$2" >&2
)

install_wine_i386() {
    [[ ! ${COMLEAK_WINE-} ]] || return 0
    local folder=$WINEDLLPATH part=$tools/wine-i386.part version
    version=$(dpkg-query -W -f '${Version}' libwine)
    is_whole "$folder" "$version" && return
    say "fetching the 32-bit half of Wine $version"
    rm -rf "$folder" "$part"
    mkdir -p "$part"
    retry fetch_i386 "$part" "$version"
    dpkg-deb -x "$part"/libwine_*_i386.deb "$part/package"
    mkdir "$folder"
    mv "$part/package/usr/lib/i386-linux-gnu/wine/i386-windows" "$folder/"
    rm -rf "$part"
    finish "$folder" "$version"
}
