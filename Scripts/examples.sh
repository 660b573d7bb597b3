#!/usr/bin/env bash
# Builds the examples and runs them; fails when one does not say what it should.
set -euo pipefail
cd "$(dirname "$0")/.."
# One folder for all, so that the library is built once.
scratch=$PWD/.build/examples
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT

run() {
    local example=$1
    shift
    swift build --package-path "Examples/$example" --scratch-path "$scratch" --quiet
    "$scratch/debug/$example" "$@"
}
expect() {
    local what=$1 wanted=$2
    grep -qF -- "$wanted" <<<"$what" || { echo "examples: “$wanted” is not in: $what" >&2; exit 1; }
}

expect "$(run IndexFeed "$folder/news.sqlite" Examples/data/feed.json)" "added 2, updated 0, unchanged 0"
first=$(run WatchList "$folder/news.sqlite" Examples/data/queries.txt "$folder/seen.json")
expect "$first" "drone: 1 new"
expect "$first" "[Kata’ib Hezbollah]"
expect "$first" "[كتائب حزب الله]"
again=$("$scratch/debug/WatchList" "$folder/news.sqlite" Examples/data/queries.txt "$folder/seen.json")
expect "$again" "drone: 0 new"
found=$(run ScreenNames "$folder/news.sqlite" Examples/data/names.txt)
expect "$found" '"Hezbollah Brigades","2","1",'
expect "$found" '"O""Nobody OR drone","0"'

# The program of the tutorial, as its reader has it at the end.
tutorial=Sources/Fihrist/Fihrist.docc/Resources
mkdir -p "$folder/Reports/Sources/Reports"
sed "s|\.\./Fihrist|$PWD|; s|dependencies: \[\"Fihrist\"\]|dependencies: [.product(name: \"Fihrist\", package: \"$(basename "$PWD")\")]|" \
    "$tutorial/tutorial-package.swift" >"$folder/Reports/Package.swift"
cp "$tutorial/tutorial-6.swift" "$folder/Reports/Sources/Reports/main.swift"
cp -r seeds "$folder/Reports/reports"
swift build --package-path "$folder/Reports" --scratch-path "$scratch" --quiet
found=$(cd "$folder/Reports" && "$scratch/debug/Reports")
expect "$found" "Kata'ib Hezbollah "
for step in 1 2 3 4 5; do
    length=$(wc -c <"$tutorial/tutorial-$step.swift")
    head -c "$length" "$tutorial/tutorial-6.swift" | cmp -s - "$tutorial/tutorial-$step.swift" \
        || { echo "examples: step $step of the tutorial does not lead to the last" >&2; exit 1; }
done
echo "examples: all well"
