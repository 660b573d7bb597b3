// Prints how well single words of names find their spellings in another script. Compiled together with
// Sources/TextAnalysis; run by Scripts/measure-names.sh.
//
//     measure-names PAIRS.tsv [all]
//
// A line is a Latin word, a tab, and its spelling in another script. All words of the other script are
// what is searched; the queries are the Latin words that make-name-costs.swift left out, or all. For
// each: whether a right spelling shares a key, is among the ten with the most evidence, and is among
// those that a search for the word alone accepts; and how many of those accepted are right.

import Foundation

func form(_ word: Substring) -> String? {
    let list = Tokenizer().tokens(of: String(word))
    let words = list.tokens.filter { !$0.isColocated }
    return words.count == 1 ? list.form(of: words[0]) : nil
}

let path = CommandLine.arguments.dropFirst().first ?? ""
let usesAll = CommandLine.arguments.dropFirst(2).first == "all"
guard let table = try? String(contentsOfFile: path, encoding: .utf8) else {
    print("usage: measure-names PAIRS.tsv [all]")
    exit(1)
}
var right: [String: Set<String>] = [:]
var byKey: [NameKey: [(form: String, letters: NameLetters)]] = [:]
var seen: Set<String> = []
for line in table.split(separator: "\n") {
    let cells = line.split(separator: "\t")
    guard cells.count > 1, let latin = form(cells[0]), let other = form(cells[1]),
        let letters = NameLetters(other.utf8), letters.script != .latin
    else { continue }
    if usesAll || isHeldOut(latin) { right[latin, default: []].insert(other) }
    if seen.insert(other).inserted {
        byKey[NameKey(letters), default: []].append((other, letters))
    }
}
var (queries, keyed, ten, found, accepted, good, bucket) = (0, 0, 0, 0, 0, 0, 0)
for (latin, spellings) in right {
    guard let typed = NameLetters(latin.utf8) else { continue }
    queries += 1
    var close: [(form: String, evidence: Double, share: Double)] = []
    for key in NameKey.candidates(for: typed) {
        for word in byKey[key] ?? [] {
            let similarity = NameSimilarity(typed, word.letters)
            close.append((word.form, similarity.evidence, similarity.share))
        }
    }
    bucket += close.count
    close.sort { $0.evidence > $1.evidence }
    keyed += close.contains { spellings.contains($0.form) } ? 1 : 0
    ten += close.prefix(10).contains { spellings.contains($0.form) } ? 1 : 0
    // What Searching/NameVariants takes for a word alone, in another script.
    let taken = close.filter { $0.evidence >= 5.5 && $0.share >= 0.33 && $0.form.count > 3 }
        .prefix(4).filter { $0.evidence >= (close.first?.evidence ?? 0) - 2.5 }
    accepted += taken.count
    good += taken.count { spellings.contains($0.form) }
    found += taken.contains { spellings.contains($0.form) } ? 1 : 0
}
func share(_ part: Int, _ whole: Int) -> String {
    String(format: "%.1f %%", 100 * Double(part) / Double(max(whole, 1)))
}
print(
    "\(queries) words among \(seen.count): key \(share(keyed, queries)), first ten \(share(ten, queries)), "
        + "accepted \(share(found, queries)), of the accepted right \(share(good, accepted)); "
        + "\(bucket / max(queries, 1)) words compared"
)
