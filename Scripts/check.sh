#!/usr/bin/env bash
# Holds the sources to their format, to the layering of ARCHITECTURE.md, and to their size.
set -uo pipefail
cd "$(dirname "$0")/.."
failed=0
fail() { echo "check: $*" >&2; failed=1; }

swift format lint --strict --recursive Package.swift Sources Tests || fail "format (make format mends most of it)"

# What each target may import of ours and of others; Foundation is allowed where it is named.
allowed() {
    case $1 in
    TextAnalysis) echo "CStemmer CTextTables" ;;
    QueryLanguage) echo "TextAnalysis" ;;
    PassageIndex) echo "CSQLite TextAnalysis" ;;
    EntityTagging) echo "CEntityLists TextAnalysis Foundation" ;;
    TrainTagger) echo "EntityTagging TextAnalysis Foundation" ;;
    CorpusStore) echo "CSQLite PassageIndex GRDB Foundation Glibc Darwin Synchronization" ;;
    Indexing) echo "CCrypto CLibXML2 CorpusStore EntityTagging PassageIndex TextAnalysis Logging Synchronization Foundation Glibc Darwin" ;;
    Searching) echo "CorpusStore EntityTagging PassageIndex QueryLanguage TextAnalysis Glibc Darwin" ;;
    Fihrist) echo "EntityTagging Indexing Searching" ;;
    FihristSQLite) echo "CSQLite CSQLiteHost PassageIndex QueryLanguage TextAnalysis" ;;
    Rendering) echo "Fihrist Foundation Glibc Darwin" ;;
    FihristCommand) echo "CAllocator Rendering Fihrist ArgumentParser Logging Synchronization Foundation Glibc Darwin" ;;
    *) echo "" ;;
    esac
}
for folder in Sources/*/; do
    target=$(basename "$folder")
    compgen -G "$folder**/*.swift" >/dev/null || compgen -G "$folder*.swift" >/dev/null || continue
    while read -r module; do
        case " $(allowed "$target") " in
        *" $module "*) ;;
        *) fail "$target must not import $module" ;;
        esac
    done < <(grep -rhoE '^(@[_a-z]+ )?((public|package|internal|private|@preconcurrency) )*import ((struct|class|enum|func|typealias|protocol) )?[A-Za-z0-9]+' \
        --include='*.swift' --exclude-dir='*.docc' "$folder" | sed -E 's/.*import ((struct|class|enum|func|typealias|protocol) )?//' | sort -u)
done

while read -r lines file; do
    [ "$lines" -le 500 ] || fail "$file has $lines lines; the limit is 500"
done < <(find Sources Tests Benchmarks -name '*.swift' -not -path '*/.build/*' -exec wc -l {} + | awk '$2 != "total" {print $1, $2}')

if grep -rnE 'try!|as!|fatalError\(|TODO|FIXME' --include='*.swift' Sources; then
    fail "the lines above"
fi

if ! diff <(Scripts/public-interface.sh) Documentation/public-interface.txt; then
    fail "what programs see has changed; if it should: Scripts/public-interface.sh > Documentation/public-interface.txt"
fi

# ARCHITECTURE.md names every target, and only folders that are there.
for folder in Sources/*/; do
    grep -q "$(basename "$folder")" ARCHITECTURE.md || fail "ARCHITECTURE.md does not name $(basename "$folder")"
done
while read -r link; do
    [ -e "$link" ] || fail "ARCHITECTURE.md links to $link, which is not there"
done < <(grep -oE '\]\(([^)#h][^)]*)\)' ARCHITECTURE.md | sed -E 's/\]\((.*)\)/\1/')

[ $failed -eq 0 ] && echo "check: all well"
exit $failed
