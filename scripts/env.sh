# SPDX-License-Identifier: Apache-2.0
# Sourced by the other scripts: where the tools are, and the environment in which a Windows program runs here.
# shellcheck shell=bash

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
tools=$root/.tools
windows_java=$tools/jvm/bin/java.exe

# A prefix of the build's own: ending its wineserver must never end a program of the user's. COMLEAK_PREFIX names
# another one where two runs have to go on side by side.
export WINEPREFIX=${COMLEAK_PREFIX:-$root/target/prefix}
# The folder of the 32-bit system DLLs. A prefix that is made without it can never run a 32-bit program.
export WINEDLLPATH=$tools/wine-i386
# Another Wine than the machine's, for scripts/test --wine: with both halves of its own, and a prefix of its own.
if [[ ${COMLEAK_WINE-} ]]; then
    PATH=$COMLEAK_WINE/bin:$PATH
    WINEPREFIX=${COMLEAK_PREFIX:-$root/target/prefix-other}
    unset WINEDLLPATH
fi
# Wine's own diagnostics would mix with what comleak and its target write to standard error.
export WINEDEBUG=-all
# Without these Wine asks, in a window, to download a .NET and an HTML engine, or writes desktop menus.
export WINEDLLOVERRIDES='mscoree=;mshtml=;winemenubuilder.exe=;winedbg.exe='
# Wine translates arguments and file names by the locale: in "C", every letter outside ASCII becomes a question mark.
export LANG=C.UTF-8 LC_ALL=C.UTF-8
# No test shows a window, and a display that happens to be there must not change a result.
unset DISPLAY WAYLAND_DISPLAY

# How a program is started that may have to end at once. Wine kills by SIGQUIT, and a JVM blocks that in what it starts, such
# as this script by the tests: the program would run on after its death, until it next asks Wine's server for something.
mortal_wine=(env --default-signal=QUIT wine)

# A JVM that mostly lives for a second or two: no collector threads. Both compilers, as a program that allocates all day sends a
# stream that the first one's code is slow to take. The JVM's warnings are no part of a report.
# Java would switch message boxes of critical errors off, for the target too, which inherits that.
# The last one is Wine's: there a 32-bit main thread that is given an APC before it runs starts at address 0.
# shellcheck disable=SC2034  # used, and added to, by scripts/comleak
java_flags=(-XX:+UseSerialGC -Xshare:auto -Xlog:disable -Xlog:all=warning:stderr -Dsun.io.allowCriticalErrorMessageBox=true
    -Dcomleak.apc.x86=false)
# The JDK that setup installs, whichever other one the machine prefers. Downloads that fail now and then are tried again.
maven=(env JAVA_HOME=/usr/lib/jvm/java-17-openjdk-amd64 mvn -B -ntp -Dmaven.wagon.http.retryHandler.count=5 -Dmaven.artifact.threads=8)

# shellcheck disable=SC2034  # used by the scripts that source this file
readonly root tools windows_java mortal_wine maven

# The stamp that setup writes into a folder as its last act, so that a folder that is only half there is not used.
stamp_of() { printf '%s/.comleak-whole' "$1"; }
