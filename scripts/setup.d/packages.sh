# SPDX-License-Identifier: Apache-2.0
# Debian packages: those that are missing, and no others.
# shellcheck shell=bash

packages=(
    wine wine64                                                         # runs the launcher and its targets
    {gcc,g++}-mingw-w64-{x86-64,i686}-win32 binutils cmake ninja-build  # compiles the native parts
    g++ doctest-dev                                                     # unit tests of what needs no Windows
    googletest                                                          # a sample whose tests are phases
    clang lld llvm                                                      # compiles samples that carry a PDB, checks names and lines
    openjdk-17-jdk-headless maven                                       # compiles and tests the launcher
    python3 python3-venv ca-certificates                                # fetches the Windows JVM, clang-format, clang-tidy
    chromium                                                            # opens the page that a report can be
    bsdutils util-linux shellcheck                                      # a pty for tests, a lock, checks of the scripts
)

as_root() {
    if ((EUID == 0)); then "$@"; else sudo "$@"; fi
}

# One source that fails, perhaps one that has nothing to do with comleak, must not stop what the others can give.
apt_install() {
    as_root apt-get -q -o Acquire::Retries=3 update >&2 || say "apt-get update had errors; going on with what it has"
    as_root env DEBIAN_FRONTEND=noninteractive \
        apt-get -q -y -o Acquire::Retries=3 install --no-install-recommends "$@" >&2
}

install_packages() {
    local installed name
    local missing=()
    command -v apt-get dpkg-query > /dev/null || fail "this needs apt: run it on Debian 12 or in a container of it"
    # dpkg-query fails when it does not know a name; such a package is missing, which is no error.
    installed=$(dpkg-query -W -f '${Package}=${db:Status-Status}\n' "${packages[@]}" 2> /dev/null || true)
    for name in "${packages[@]}"; do
        [[ $'\n'$installed$'\n' == *$'\n'"$name=installed"$'\n'* ]] || missing+=("$name")
    done
    ((${#missing[@]})) || return 0
    say "installing ${missing[*]}"
    retry apt_install "${missing[@]}"
}
