#!/bin/sh
# usage: Scripts/make-name-costs.sh DIR
#
# Writes Sources/CTextTables/names.bin anew. DIR holds pairs of spellings, a Latin word and one of another
# script to a line with a tab between: arabic.tsv, hebrew.tsv and cyrillic.tsv from the labels of Wikidata
# (CC0), and more-arabic.tsv, the training part of github.com/google/transliteration (Apache 2.0) with its
# columns swapped where need be.
set -eu

if [ $# -ne 1 ] || [ ! -f "$1/arabic.tsv" ]; then
    echo "usage: $0 DIR, where DIR holds arabic.tsv hebrew.tsv cyrillic.tsv more-arabic.tsv" >&2
    exit 1
fi
sources=$(cd "$(dirname "$0")/../Sources" && pwd)
build=$(mktemp -d)
trap 'rm -rf "$build"' EXIT

tables=$sources/CTextTables
clang -c -O2 "$tables/tables.c" -I "$tables/include" -o "$build/tables.o"
clang -c "$tables/data.S" -I "$tables" -Wa,-I"$tables" -o "$build/data.o"
cp "$(dirname "$0")/make-name-costs.swift" "$build/main.swift"
printf 'module CTextTables { header "%s/include/CTextTables.h" export * }\n' "$tables" \
    >"$build/module.modulemap"
swiftc -O -swift-version 5 -package-name fihrist -I "$build" -I "$sources/CStemmer" \
    "$sources"/TextAnalysis/*.swift "$build/main.swift" "$build/tables.o" "$build/data.o" \
    -lstemmer -o "$build/make"
"$build/make" "$1/arabic.tsv" "$1/hebrew.tsv" "$1/cyrillic.tsv" "$1/more-arabic.tsv" \
    "$tables/names.bin"
