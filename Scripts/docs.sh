#!/usr/bin/env bash
# Builds the documentation of what `import Fihrist` shows into .build/docs; fails on any link that leads nowhere.
set -euo pipefail
cd "$(dirname "$0")/.."
swift package dump-symbol-graph --minimum-access-level public --skip-synthesized-members >.build/docs.log 2>&1 \
    || { cat .build/docs.log >&2; exit 1; }
graphs=.build/docs-graphs
rm -rf $graphs .build/docs
mkdir -p $graphs
# To who imports it, what these modules declare is declared by Fihrist.
for module in CorpusStore EntityTagging Indexing Searching Fihrist; do
    sed "s/\"module\":{\"name\":\"$module\"/\"module\":{\"name\":\"Fihrist\"/" \
        "$(swift build --show-bin-path)/../symbolgraph/$module.symbols.json" >"$graphs/$module.symbols.json"
done
docc=$(command -v docc || echo "$(dirname "$(readlink -f "$(command -v swift)")")/docc")
"$docc" convert Sources/Fihrist/Fihrist.docc --additional-symbol-graph-dir $graphs --output-path .build/docs \
    --fallback-display-name Fihrist --fallback-bundle-identifier fihrist --warnings-as-errors
echo "docs: .build/docs, for any web server"
