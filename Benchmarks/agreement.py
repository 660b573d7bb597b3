#!/usr/bin/env python3
"""Compares the answers of FihristBench with BM25 worked out from what FTS5 says of the same index.

    agreement.py libFihristSQLite.so INDEX.sqlite QUERIES.tsv ANSWERS.tsv

The library is the SQLite extension, which has the index's tokenizer. ANSWERS.tsv is what `FihristBench query --mode total` prints. Where each term stands is read from FTS5 by
its `fts5vocab` table, lengths from its `docsize` table. Says how many totals and how many of the best ten
are the same, of equal scores any, and ends with 1 when one is not.
"""
import collections
import math
import sqlite3
import sys

K1, B, BEST = 1.6, 0.75, 10


def lengths(db):
    """The words of each passage: `docsize` has one SQLite varint a column."""
    for row, packed in db.execute("SELECT id, sz FROM passage_index_docsize"):
        total = number = 0
        for byte in packed:
            number = number << 7 | byte & 127
            if byte < 128:
                total, number = total + number, 0
        yield row, total


def places(db, word, is_prefix):
    """Passages with where the word stands in their texts."""
    where, bounds = "term = ?", [word]
    if is_prefix:
        where, bounds = "term >= ? AND term < ?", [word, word + chr(0x10FFFF)]
    found = collections.defaultdict(set)
    query = f"SELECT doc, offset FROM temp.place WHERE {where} AND col = 'text'"
    for passage, place in db.execute(query, bounds):
        found[passage].add(place)
    return found


def frequencies(db, operator, words):
    """For each thing asked for, how often it stands in which passages."""
    each = [places(db, word, operator == "prefix") for word in words]
    if operator == "phrase":
        starts = {}
        for passage in set.intersection(*(set(found) for found in each)):
            here = set.intersection(
                *({place - step for place in found[passage]} for step, found in enumerate(each))
            )
            if here:
                starts[passage] = here
        each = [starts]
    return [{passage: len(here) for passage, here in found.items()} for found in each]


def main(library, index, queries, answers):
    db = sqlite3.connect(index)
    db.enable_load_extension(True)
    db.execute("SELECT load_extension(?, 'sqlite3_fihrist_init')", [library])
    db.execute("PRAGMA query_only = OFF")
    db.execute("CREATE VIRTUAL TABLE temp.place USING fts5vocab(main, passage_index, instance)")
    length = dict(lengths(db))
    average = sum(length.values()) / len(length)
    name = dict(
        db.execute("SELECT p.id, d.uri FROM passage p JOIN document d ON d.id = p.document")
    )
    number = {uri: passage for passage, uri in name.items()}
    said = {line.split("\t")[0]: line.rstrip("\n").split("\t") for line in open(answers)}
    totals = bests = count = 0
    for line in open(queries):
        key, _, operator, words, country = line.rstrip("\n").split("\t")
        found = frequencies(db, operator, words.split())
        sets = [set(one) for one in found]
        matches = set.union(*sets) if operator == "or" else set.intersection(*sets)
        if country:
            matches &= {
                row[0]
                for row in db.execute(
                    "SELECT passage FROM mention m JOIN entity e ON e.id = m.entity"
                    " WHERE e.country = ?",
                    [country],
                )
            }
        score = collections.defaultdict(float)
        for one in found:
            idf = max(math.log((len(length) - len(one) + 0.5) / (len(one) + 0.5)), 1e-6)
            for passage in matches & set(one):
                norm = K1 * (1 - B + B * length[passage] / average)
                score[passage] += idf * one[passage] * (K1 + 1) / (one[passage] + norm)
        ids = [number[uri] for uri in said[key][3].split(",") if uri]
        want = sorted(score.values(), reverse=True)[:BEST]
        have = [score.get(passage, math.nan) for passage in ids]
        count += 1
        totals += int(said[key][2]) == len(matches)
        same = len(set(ids)) == len(want) == len(ids) and all(
            math.isclose(a, b, rel_tol=1e-9) for a, b in zip(want, have)
        )
        bests += same
        if not same or int(said[key][2]) != len(matches):
            print(key, operator, words, said[key][2], len(matches), want[:3], have[:3])
    print(f"{totals} of {count} totals and {bests} of {count} best {BEST} are the same")
    return 0 if totals == bests == count else 1


if __name__ == "__main__":
    if len(sys.argv) != 5:
        sys.exit(__doc__)
    sys.exit(main(*sys.argv[1:]))
