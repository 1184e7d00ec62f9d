#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Makes names.txt: names that compilers wrote, each with what c++filt -p of binutils makes of it, without the parameters that it
# writes of enclosing functions and behind thunks. From the exports of MinGW's libstdc++, LLVM's library, and rustc's.
set -eu
cd "$(dirname "${BASH_SOURCE[0]}")"
some() { grep -E '^_(Z|R)' | awk 'length($0) < 400' | sort -u | awk -v n="$1" '{ a[NR] = $0 } END { for (i = 0; i < n && i < NR; i++) print a[int(i * NR / n) + 1] }'; }
{
    x86_64-w64-mingw32-objdump -p "$(x86_64-w64-mingw32-g++ -print-file-name=libstdc++-6.dll)" | awk '/\[ *[0-9]+\]/ { print $NF }' | some 700
    nm -D "$(llvm-config-14 --libdir 2>/dev/null || echo /usr/lib/llvm-14/lib)"/libLLVM-14.so | awk '{ sub("@.*", "", $NF); print $NF }' | some 500
    nm -D "$(rustc --print sysroot)"/lib/librustc_driver-*.so | awk '{ print $NF }' | some 500
    printf '%s\n' 'pub fn f(m: &mut std::collections::BTreeMap<String, Vec<Box<dyn Fn(&str) -> usize>>>) -> String {' \
        'm.insert(String::new(), vec![]); format!("{:?} {:?}", m.keys(), std::fs::read_dir(".").map(|d| d.count())) }' |
        RUSTC_BOOTSTRAP=1 rustc -Z unstable-options -C symbol-mangling-version=legacy --crate-type lib --emit obj -o legacy.tmp -
    nm legacy.tmp | awk '{ print $NF }' | some 200
} > mangled.tmp
paste mangled.tmp <(c++filt -p < mangled.tmp) | grep -vE '\)( const)?( &+)?::[^#]|^_ZT[hvc]|^_ZGTt' | grep -vE '^\t|@' | sort -u > names.txt || true
paste mangled.tmp <(c++filt -p < mangled.tmp) | grep -F '(anonymous namespace)::' >> names.txt || true
rm mangled.tmp legacy.tmp
