# SPDX-License-Identifier: Apache-2.0
# What the steps of scripts/setup share: messages, retries and stamps.
# shellcheck shell=bash

say() { echo "setup: $*" >&2; }
fail() { say "$*"; exit 1; }

# retry COMMAND...: package indexes and downloads fail now and then, for seconds or for a minute.
retry() {
    local pause
    for pause in 2 5 15 30 60; do
        "$@" && return
        say "failed: $1; trying again in $pause s"
        sleep "$pause"
    done
    "$@" || fail "gave up: $*"
}

# is_whole FOLDER VERSION: whether the folder was finished, and holds that version.
is_whole() {
    local stamp
    stamp=$(stamp_of "$1")
    [[ -e $stamp && $(< "$stamp") == "$2" ]]
}

# finish FOLDER VERSION, the last thing that a step does.
finish() { echo "$2" > "$(stamp_of "$1")"; }
