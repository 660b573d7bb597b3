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
scripts=$(cd "$(dirname "$0")" && pwd)
build=$(mktemp -d)
trap 'rm -rf "$build"' EXIT

"$scripts/compile-name-tool.sh" "$scripts/measure-names.swift" "$build/measure"
"$build/measure" "$@"
