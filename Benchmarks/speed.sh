#!/usr/bin/env bash
# Times indexing and searching: speed.sh DOCS [QUERY...]
set -euo pipefail
cd "$(dirname "$0")/.."
docs=${1:?usage: Benchmarks/speed.sh DOCS [QUERY...]}
shift
queries=("$@")
[ ${#queries[@]} -gt 0 ] || queries=("nuclear weapons" "united nations")
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
bytes=$(du -sbL "$docs" | cut -f1)
/usr/bin/env time -f "%e %M" -o "$folder/time" \
    .build/release/fihrist index "$docs" --index "$folder/index.sqlite" --jobs 2 --quiet
read -r seconds memory <"$folder/time"
awk -v b="$bytes" -v s="$seconds" -v m="$memory" -v f="$(stat -c %s "$folder/index.sqlite")" \
    'BEGIN { printf "index: %.1f MB in %.1f s, %.1f MB/s, %.0f MB of memory, file %.1f x the input\n",
             b / 1e6, s, b / 1e6 / s, m / 1e3, f / b }'
for query in "${queries[@]}"; do
    for _ in 1 2 3 4 5; do
        /usr/bin/env time -f "%e" -a -o "$folder/search" \
            .build/release/fihrist search "$query" --index "$folder/index.sqlite" >"$folder/answer"
    done
    echo "search: “$query” $(sort -n "$folder/search" | sed -n 3p) s (median of 5 new processes)"
    rm "$folder/search"
done
