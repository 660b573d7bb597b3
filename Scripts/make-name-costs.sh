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
scripts=$(cd "$(dirname "$0")" && pwd)
build=$(mktemp -d)
trap 'rm -rf "$build"' EXIT

"$scripts/compile-name-tool.sh" "$scripts/make-name-costs.swift" "$build/make"
"$build/make" "$1/arabic.tsv" "$1/hebrew.tsv" "$1/cyrillic.tsv" "$1/more-arabic.tsv" \
    "$scripts/../Sources/CTextTables/names.bin"
