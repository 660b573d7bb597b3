#!/usr/bin/env bash
# Prints what `import Fihrist` shows: every public declaration, a line each, under the type it belongs to.
# Documentation/public-interface.txt is this output; Scripts/check.sh compares the two, so that a change of
# what programs see is never made by accident.
set -euo pipefail
cd "$(dirname "$0")/.."
export LC_ALL=C
find Sources/{CorpusStore,EntityTagging,Indexing,Searching,Fihrist} -name '*.swift' | sort | while read -r file; do
    awk -v module="$(echo "$file" | cut -d/ -f2)" '
        function balance(text, first, second,    copy, count) {
            copy = text; count = gsub(first, "", copy)
            copy = text; return count - gsub(second, "", copy)
        }
        function finish(    name, text, i) {
            text = declaration
            sub(/ *\{.*$/, "", text)
            gsub(/[ \t]+/, " ", text); gsub(/\( /, "(", text); gsub(/ \)/, ")", text); sub(/^ /, "", text)
            if (isShown) {
                name = ""
                for (i = 1; i <= level; i++) name = name scope[i] "."
                print module ": " name " " text
            }
            if (declaration ~ /(^|[ ])(struct|class|enum|protocol|extension|actor) / && declaration ~ /\{/) {
                name = text
                sub(/^.*(struct|class|enum|protocol|extension|actor) /, "", name)
                sub(/[ :<].*$/, "", name)
                level++
                scope[level] = name; at[level] = depth
                isOpen[level] = text ~ /public .*(enum|protocol) /
            }
            depth += balance(declaration, "\\{", "\\}")
            while (level > 0 && depth <= at[level]) level--
            declaration = ""
        }
        {
            line = $0
            sub(/^[ \t]*\/\/.*$/, "", line); sub(/ \/\/ .*$/, "", line)
            if (inText) { if (line ~ /"""/) inText = 0; next }
            if (gsub(/"""/, "\"\"", line) == 1) inText = 1
            gsub(/"([^"\\]|\\.)*"/, "\"\"", line)
            if (declaration == "") {
                isShown = line ~ /^[ \t]*(@[A-Za-z_]+ )*public / && line !~ /public import/
                if (level > 0 && isOpen[level] && depth == at[level] + 1 && line ~ /^[ \t]*(indirect )?(case|func|var|static) /)
                    isShown = 1
            }
            declaration = declaration " " line
            if (balance(declaration, "\\(", "\\)") > 0) next
            # A function whose body or whose where clause begins on the next line is one declaration.
            if (isShown && declaration ~ /(func|init|subscript|struct|class|enum|protocol)/ && declaration !~ /\{/ && level > 0 && !isOpen[level]) {
                if (declaration ~ /(func|init|subscript)/) next
            }
            finish()
        }
    ' "$file"
done
