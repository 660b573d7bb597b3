#!/usr/bin/env bash
# Compares the countries of documents with people's labels: countries.sh INDEX LABELS.tsv [WITHOUT]
#
# INDEX is an index file; LABELS.tsv has a document's id, a tab and ISO 3166-1 codes parted by commas, a
# document a line. Labels and countries that WITHOUT lists, parted by commas, are left out of the scores.
# Prints precision, recall and F1 at each threshold of salience, the best of them, and in how many
# documents with such a label the main country is among the labels.
set -euo pipefail
python3 - "${1:?usage: Benchmarks/countries.sh INDEX LABELS.tsv [WITHOUT]}" \
    "${2:?usage: Benchmarks/countries.sh INDEX LABELS.tsv [WITHOUT]}" "${3:-}" <<'PYTHON'
import sqlite3
import sys

path, labels, without = sys.argv[1:]
without = {code for code in without.split(",") if code}
database = sqlite3.connect(f"file:{path}?mode=ro", uri=True)
found = {}
for document, country, salience in database.execute(
    "SELECT coalesce(identifier, document.uri), country, salience FROM document_countries"
    " JOIN document ON document.id = document_countries.document"
):
    found.setdefault(document, []).append((salience, country))
known = {row[0] for row in database.execute("SELECT coalesce(identifier, uri) FROM document")}
gold = {}
with open(labels, encoding="utf-8") as lines:
    for line in lines:
        document, _, codes = line.rstrip("\n").partition("\t")
        if document in known:
            gold[document] = {code for code in codes.split(",") if code}
if not gold:
    sys.exit(f"no document of {labels} is in {path}")


def score(threshold):
    right = wrong = missed = 0
    for document, wanted in gold.items():
        wanted = wanted - without
        given = {c for s, c in found.get(document, []) if s >= threshold} - without
        right += len(given & wanted)
        wrong += len(given - wanted)
        missed += len(wanted - given)
    precision = right / max(right + wrong, 1)
    recall = right / max(right + missed, 1)
    return 2 * precision * recall / max(precision + recall, 1e-9), precision, recall


print(f"documents with labels: {len(gold)}")
best = max((score(threshold), threshold) for threshold in range(1, 101))
for threshold in sorted({1, *range(5, 101, 5), best[1]}):
    f1, precision, recall = score(threshold)
    print(f"salience {threshold:3}  P {precision:.3f}  R {recall:.3f}  F1 {f1:.3f}")
print(f"best at {best[1]}: F1 {best[0][0]:.3f}")
# Rows come with the main country first.
wanted = {document: codes for document, codes in gold.items() if codes - without}
main = {document: countries[0][1] for document, countries in found.items()}
hits = sum(main.get(document) in codes for document, codes in wanted.items())
print(f"main country among the labels: {hits} of {len(wanted)}, {hits / max(len(wanted), 1):.3f}")
PYTHON
