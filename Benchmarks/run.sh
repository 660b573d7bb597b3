#!/usr/bin/env bash
# The benchmark that needs no other data: the sample corpus, forty times.
set -euo pipefail
cd "$(dirname "$0")/.."
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
for copy in $(seq 40); do cp -r seeds "$folder/$copy"; done
Benchmarks/speed.sh "$folder" "Kata'ib Hezbollah" "drone iraq"
