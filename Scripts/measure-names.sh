#!/bin/sh
# usage: Scripts/measure-names.sh PAIRS.tsv [all]
#
# Prints how well words of names find their spellings in another script: PAIRS.tsv holds a Latin word and one
# of another script to a line, with a tab between. Without `all`, only by words that the table of
# Scripts/make-name-costs.sh has not seen.
set -eu

if [ $# -lt 1 ] || [ ! -f "$1" ]; then
    echo "usage: $0 PAIRS.tsv [all]" >&2
    exit 1
fi
sources=$(cd "$(dirname "$0")/../Sources" && pwd)
build=$(mktemp -d)
trap 'rm -rf "$build"' EXIT

tables=$sources/CTextTables
clang -c -O2 "$tables/tables.c" -I "$tables/include" -o "$build/tables.o"
clang -c "$tables/data.S" -I "$tables" -Wa,-I"$tables" -o "$build/data.o"
cp "$(dirname "$0")/measure-names.swift" "$build/main.swift"
printf 'module CTextTables { header "%s/include/CTextTables.h" export * }\n' "$tables" \
    >"$build/module.modulemap"
swiftc -O -swift-version 5 -package-name fihrist -I "$build" -I "$sources/CStemmer" \
    "$sources"/TextAnalysis/*.swift "$build/main.swift" "$build/tables.o" "$build/data.o" \
    -lstemmer -o "$build/make"
"$build/make" "$@"
