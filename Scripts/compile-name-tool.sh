#!/bin/sh
# usage: Scripts/compile-name-tool.sh TOOL.swift PROGRAM
#
# Compiles a program of this folder that works on names, together with Sources/TextAnalysis.
set -eu

scripts=$(cd "$(dirname "$0")" && pwd)
sources=$scripts/../Sources
tables=$sources/CTextTables
build=$(mktemp -d)
trap 'rm -rf "$build"' EXIT

clang -c -O2 "$tables/tables.c" -I "$tables/include" -o "$build/tables.o"
clang -c "$tables/data.S" -I "$tables" -Wa,-I"$tables" -o "$build/data.o"
cp "$1" "$build/main.swift"
printf 'module CTextTables { header "%s/include/CTextTables.h" export * }\n' "$tables" \
    >"$build/module.modulemap"
swiftc -O -swift-version 5 -package-name fihrist -I "$build" -I "$sources/CStemmer" \
    "$sources"/TextAnalysis/*.swift "$scripts/held-out-names.swift" "$build/main.swift" \
    "$build/tables.o" "$build/data.o" -lstemmer -o "$2"
