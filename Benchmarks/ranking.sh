#!/usr/bin/env bash
# Makes a run of a test collection: ranking.sh FOLDER >RUN, where FOLDER holds docs.jsonl and queries.tsv.
set -euo pipefail
folder=$(cd "${1:?usage: Benchmarks/ranking.sh FOLDER}" && pwd)
cd "$(dirname "$0")/.."
index=$(mktemp -d)
trap 'rm -rf "$index"' EXIT
.build/release/fihrist index "$folder/docs.jsonl" --index "$index/index.sqlite" --quiet >&2
.build/release/fihrist search --batch "$folder/queries.tsv" --match any --by document --limit 1000 \
    --format trec --index "$index/index.sqlite"
