#!/usr/bin/env bash
# usage: Benchmarks/readers.sh [DOCUMENTS]
#
# Eight readers search without pause while documents are added, by their own process and by another one.
set -euo pipefail
cd "$(dirname "$0")/.."
count=${1:-20000}
scratch=$PWD/.build/benchmarks
swift build -c release --package-path Benchmarks/Readers --scratch-path "$scratch" --quiet
Scripts/release.sh fihrist >/dev/null
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
mkdir "$folder/own" "$folder/other"
echo "a writer in the same process:"
"$scratch/release/Readers" "$folder/own" "$count"
echo "a writer in another process:"
"$scratch/release/Readers" "$folder/other" "$count" .build/release/fihrist
