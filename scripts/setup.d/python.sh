# SPDX-License-Identifier: Apache-2.0
# A Python environment of the project's own in .tools/python, for its pip: Debian's refuses to install anything.
# shellcheck shell=bash

python=$tools/python
# The tools that check C++; another version formats differently.
clang_tools=(clang-format==23.1.3 clang-tidy==23.1.4)
# Readers of valgrind's XML, which tests ask whether they can read comleak's.
valgrind_readers=(valparse==0.2.1 ValgrindCI==0.3.0)

pip() { "$python/bin/python" -m pip --disable-pip-version-check --no-input "$@" >&2; }

make_venv() {
    is_whole "$python" venv && return
    say "making .tools/python"
    rm -rf "$python"
    # Debian's interpreter by its path: one of another origin that comes first in PATH may lack what a venv needs.
    /usr/bin/python3 -m venv "$python"
    finish "$python" venv
}

# install_wheels NAME PACKAGE...: wheels have no folder of their own to hold a stamp.
install_wheels() {
    make_venv
    local stamp=$python/.$1
    shift
    [[ -e $stamp && $(< "$stamp") == "$*" ]] && return
    say "installing $*"
    retry pip install -q "$@"
    echo "$*" > "$stamp"
}

install_clang_tools() { install_wheels clang-tools "${clang_tools[@]}"; }

install_valgrind_readers() { install_wheels valgrind-readers "${valgrind_readers[@]}"; }
