#!/bin/sh
# usage: Scripts/make-gazetteer.sh DIR
#
# Writes country-names.tsv and cities.tsv anew. DIR holds cities15000.txt of GeoNames, unpacked from
# https://download.geonames.org/export/dump/cities15000.zip (GeoNames, www.geonames.org, CC BY 4.0).
# countries.tsv and the other files beside this one are written by hand.
set -eu

if [ $# -ne 1 ] || [ ! -f "$1/cities15000.txt" ]; then
    echo "usage: $0 DIR, where DIR holds cities15000.txt of GeoNames" >&2
    exit 1
fi
scripts=$(cd "$(dirname "$0")" && pwd)
lists=$scripts/../Sources/CEntityLists/lists
build=$(mktemp -d)
trap 'rm -rf "$build"' EXIT

swiftc -O -swift-version 6 "$scripts/make-country-names.swift" -o "$build/country-names"
swiftc -O -swift-version 6 "$scripts/make-cities.swift" -o "$build/cities"

"$build/country-names" "$lists/countries.tsv" "$scripts/country-facts.tsv" >"$build/names.tsv"
mv "$build/names.tsv" "$lists/country-names.tsv"
"$build/cities" "$1/cities15000.txt" "$scripts" "$lists" >"$build/cities.tsv"
mv "$build/cities.tsv" "$lists/cities.tsv"
