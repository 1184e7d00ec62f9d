# SPDX-License-Identifier: Apache-2.0
# A Python environment of the project's own in .tools/python, for its pip alone: Debian's refuses to install anything.
# shellcheck shell=bash

python=$tools/python
# The tools that check C++; another version formats differently.
clang_tools=(clang-format==23.1.3 clang-tidy==23.1.4)

pip() { "$python/bin/python" -m pip --disable-pip-version-check --no-input "$@" >&2; }

make_venv() {
    is_whole "$python" venv && return
    say "making .tools/python"
    rm -rf "$python"
    # Debian's interpreter by its path: one of another origin that comes first in PATH may lack what a venv needs.
    /usr/bin/python3 -m venv "$python"
    finish "$python" venv
}

install_clang_tools() {
    make_venv
    # Wheels have no folder of their own to hold a stamp.
    local stamp=$python/.clang-tools
    [[ -e $stamp && $(< "$stamp") == "${clang_tools[*]}" ]] && return
    say "installing ${clang_tools[*]}"
    retry pip install -q "${clang_tools[@]}"
    echo "${clang_tools[*]}" > "$stamp"
}
