// Writes Sources/CTextTables/names.bin: how likely letters of one script, or another spelling of the
// same script, stand for each other in names. Compiled together with Sources/TextAnalysis, whose
// alphabets and folding it uses; run by Scripts/make-name-costs.sh.
//
//     make-name-costs LATIN-ARABIC.tsv LATIN-HEBREW.tsv LATIN-CYRILLIC.tsv MORE-ARABIC-LATIN.tsv OUT
//
// A line of the inputs is a Latin word, a tab, and its spelling in the other script. Pairs within a
// script, and of two scripts other than Latin, are those that share a Latin or a Cyrillic word. A tenth
// of the Latin words, by a hash, is left out everywhere, so that it can be used to measure.
//
// Most labels are of European names, whose vowels the other scripts write. Pairs without, as Arabic and
// Hebrew names have them, count several times, and Latin words that share such an Arabic word are pairs
// as well: their vowels are at the writer's discretion.
//
// The model is a memoryless transducer over chunks of up to three letters, trained by expectation
// maximization (E. Ristad and P. Yianilos, Learning String-Edit Distance, 1998, for single letters;
// S. Jiampojamarn and others, Applying Many-to-Many Alignments, 2007, for chunks). What is written is
// not its probability but the logarithm of how much likelier two chunks are together than apart, so
// that a sum of them says how much likelier two words are one name than two.

import Foundation

/// Letters taken together on each side.
let shapes = [(1, 0), (0, 1), (1, 1), (2, 1), (1, 2), (2, 2), (3, 1), (1, 3)]
/// Larger chunks explain anything by heart; each letter more than a pair has must pay.
let pricePerLetter = 0.4
let rounds = 9
let pairsPerTable = 80_000

struct Pair {
    var left: [UInt8]
    var right: [UInt8]
}

func chunk(_ letters: [UInt8], _ start: Int, _ count: Int) -> UInt64 {
    var packed: UInt64 = 0
    for index in start..<start + count { packed = packed << 6 | UInt64(letters[index]) }
    return packed
}

func letters(_ word: Substring) -> NameLetters? {
    let list = Tokenizer().tokens(of: String(word))
    guard list.tokens.count == 1 else { return nil }
    return NameLetters(list.form(of: list.tokens[0]).utf8)
}

/// Numbers that are the same in every run.
struct Draw {
    var state: UInt64 = 42
    mutating func next(below bound: Int) -> Int {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return Int((state >> 33) % UInt64(bound))
    }
}

// MARK: - Reading

/// The words of the other scripts by the Latin word, and back.
var spellings: [String: [NameScript: Set<String>]] = [:]
var sources: [NameScript: [String: Set<String>]] = [:]
var words: [String: NameLetters] = [:]

func read(_ path: String, latinFirst: Bool) throws {
    for line in try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n") {
        let fields = line.split(separator: "\t")
        guard fields.count >= 2 else { continue }
        let (latin, other) = latinFirst ? (fields[0], fields[1]) : (fields[1], fields[0])
        guard !isHeldOut(String(latin)), let left = letters(latin), let right = letters(other),
            left.script == .latin, right.script != .latin
        else { continue }
        let key = String(latin)
        words[key] = left
        words[String(other)] = right
        spellings[key, default: [:]][right.script, default: []].insert(String(other))
        sources[right.script, default: [:]][String(other), default: []].insert(key)
    }
}

let arguments = CommandLine.arguments
guard arguments.count == 6 else {
    FileHandle.standardError.write(Data("usage: make-name-costs AR HE RU MORE-AR OUT\n".utf8))
    exit(2)
}
for path in arguments[1...3] { try read(path, latinFirst: true) }
try read(arguments[4], latinFirst: true)

// MARK: - Pairs

/// Pairs of every two scripts.
func pairs(_ first: NameScript, _ second: NameScript) -> [Pair] {
    var found: [Pair] = []
    func add(_ left: String, _ right: String) {
        guard let left = words[left], let right = words[right], left != right else { return }
        found.append(Pair(left: left.codes, right: right.codes))
    }
    if first == second {
        // Words that one word of a third script stands for; Cyrillic, which writes the vowels, where
        // it can be.
        let pivot = first == .cyrillic ? NameScript.arabic : .cyrillic
        for (_, latin) in (sources[pivot] ?? [:]).sorted(by: { $0.key < $1.key }) {
            var same = latin
            if first != .latin {
                same = Set(latin.flatMap { spellings[$0]?[first] ?? [] })
            }
            let sorted = same.sorted()
            for left in sorted { for right in sorted where left != right { add(left, right) } }
        }
        if first == .latin {
            for (arabic, latin) in (sources[.arabic] ?? [:]).sorted(by: { $0.key < $1.key }) {
                let native = latin.filter { isNative($0, arabic) }.sorted()
                for left in native {
                    for right in native where left != right { add(left, right) }
                }
            }
        }
    } else {
        for (latin, others) in spellings.sorted(by: { $0.key < $1.key }) {
            let left = first == .latin ? [latin] : (others[first] ?? []).sorted()
            for left in left {
                for right in (others[second] ?? []).sorted() {
                    let isNative = second != .cyrillic && isNative(latin, right)
                    for _ in 0..<(isNative ? nativeWeight : 1) { add(left, right) }
                }
            }
        }
    }
    var draw = Draw()
    for index in found.indices.dropLast() {
        found.swapAt(index, index + draw.next(below: found.count - index))
    }
    return Array(found.prefix(pairsPerTable))
}

/// How often a pair counts whose other script leaves the vowels out.
let nativeWeight = 4

/// Whether a word of Arabic or Hebrew letters writes less than half the vowels of the Latin one.
func isNative(_ latin: String, _ other: String) -> Bool {
    let spoken = latin.unicodeScalars.filter { "aeiouy".unicodeScalars.contains($0) }.count
    let written = other.unicodeScalars.filter { "اويאוי".unicodeScalars.contains($0) }.count
    return written * 2 <= spoken && spoken > 1
}

// MARK: - Training

/// How likely each letter is in the words of a script.
func frequencies(_ script: NameScript) -> [Double] {
    var counts = [Double](repeating: 0.5, count: 64)
    for word in words.values where word.script == script {
        for code in word.codes where code != NameLetters.edge { counts[Int(code)] += 1 }
    }
    counts[Int(NameLetters.edge)] = 0
    let sum = counts.reduce(0, +)
    var shares = counts.map { $0 / sum }
    shares[Int(NameLetters.edge)] = 1
    return shares
}

func key(_ left: UInt64, _ right: UInt64) -> UInt64 { left << 18 | right }

struct Model {
    var chances: [UInt64: Double]

    /// One round of expectation maximization.
    func improved(_ pairs: [Pair], least: Double) -> Model {
        var counts: [UInt64: Double] = [:]
        counts.reserveCapacity(chances.count)
        for pair in pairs { add(pair, to: &counts) }
        counts = counts.filter { $0.value >= least || $0.key >> 18 == 0 || $0.key & 0x3FFFF == 0 }
        let sum = counts.values.reduce(0, +)
        return Model(chances: counts.mapValues { $0 / sum })
    }

    private func add(_ pair: Pair, to counts: inout [UInt64: Double]) {
        let (rows, columns) = (pair.left.count + 1, pair.right.count + 1)
        var forward = [Double](repeating: 0, count: rows * columns)
        var backward = forward
        var steps: [(from: Int, to: Int, key: UInt64, chance: Double)] = []
        forward[0] = 1
        for row in 0..<rows {
            for column in 0..<columns where forward[row * columns + column] > 0 {
                let from = row * columns + column
                for (down, right) in shapes where row + down < rows && column + right < columns {
                    let key = key(
                        chunk(pair.left, row, down), chunk(pair.right, column, right))
                    guard let chance = chances[key] else { continue }
                    let price = exp(-pricePerLetter * Double(max(0, down + right - 2)))
                    let to = (row + down) * columns + column + right
                    forward[to] += forward[from] * chance * price
                    steps.append((from, to, key, chance * price))
                }
            }
        }
        let total = forward[rows * columns - 1]
        guard total > 0 else { return }
        backward[rows * columns - 1] = 1
        for step in steps.reversed() { backward[step.from] += step.chance * backward[step.to] }
        for step in steps {
            let share = forward[step.from] * step.chance * backward[step.to] / total
            if share > 1e-6 { counts[step.key, default: 0] += share }
        }
    }

    /// All chunks that stand at about the same place.
    init(seenIn pairs: [Pair]) {
        var counts: [UInt64: Double] = [:]
        for pair in pairs {
            let slope = Double(pair.right.count) / Double(pair.left.count)
            for row in 0...pair.left.count {
                for column in 0...pair.right.count
                where abs(Double(row) * slope - Double(column)) <= 2 {
                    for (down, right) in shapes
                    where row + down <= pair.left.count && column + right <= pair.right.count {
                        let key = key(
                            chunk(pair.left, row, down), chunk(pair.right, column, right))
                        counts[key, default: 0] += 1
                    }
                }
            }
        }
        counts = counts.filter { $0.value >= 8 || $0.key >> 18 == 0 || $0.key & 0x3FFFF == 0 }
        let sum = counts.values.reduce(0, +)
        chances = counts.mapValues { $0 / sum }
    }

    init(chances: [UInt64: Double]) { self.chances = chances }
}

// MARK: - Writing

var slots: [(key: UInt64, value: Double)] = []
let shares = Dictionary(uniqueKeysWithValues: NameScript.allCases.map { ($0, frequencies($0)) })
for script in NameScript.allCases {
    for code in 1..<64 {
        let information = -log(shares[script]?[code] ?? 1)
        slots.append((NameCosts.key(letter: UInt8(code), of: script), information))
    }
}
for first in NameScript.allCases {
    for second in NameScript.allCases where second.rawValue >= first.rawValue {
        let pairs = pairs(first, second)
        var model = Model(seenIn: pairs)
        for round in 1...rounds {
            model = model.improved(pairs, least: round < rounds ? 2 : 0)
        }
        let least = max(6.0, Double(pairs.count) / 4000)
        var counts: [UInt64: Double] = [:]
        let total = Double(pairs.reduce(0) { $0 + $1.left.count + $1.right.count }) / 2
        for (key, chance) in model.chances { counts[key] = chance * total }
        var kept = 0
        for (chunks, chance) in model.chances.sorted(by: { $0.key < $1.key }) {
            let single = chunks >> 18 == 0 || chunks & 0x3FFFF == 0
            guard single || (counts[chunks] ?? 0) >= least else { continue }
            var apart = 0.0
            for (packed, script) in [(chunks >> 18, first), (chunks & 0x3FFFF, second)] {
                var rest = packed
                while rest > 0 {
                    apart += log(shares[script]?[Int(rest & 63)] ?? 1)
                    rest >>= 6
                }
            }
            let together = log(max(chance, 0.3 / total))
            // Far below what leaving the letters out costs it can never be chosen.
            guard single || together - apart > -6 else { continue }
            slots.append((NameCosts.key(chunks: chunks, first, second), together - apart))
            kept += 1
        }
        print(first, second, "pairs", pairs.count, "chunks", kept)
    }
}

var count = 1024
while count * 5 < slots.count * 8 { count *= 2 }
var table = [UInt64](repeating: 0, count: count)
for slot in slots {
    let value = Int8(max(-127, min(127, (slot.value * NameCosts.unit).rounded())))
    var place = NameCosts.slot(of: slot.key, in: count)
    while table[place] != 0 { place = (place + 1) % count }
    table[place] = slot.key << 8 | UInt64(UInt8(bitPattern: value))
}
var bytes = Array("NAME".utf8)
withUnsafeBytes(of: UInt32(count).littleEndian) { bytes += $0 }
bytes += [UInt8](repeating: 0, count: 8)
for slot in table { withUnsafeBytes(of: slot.littleEndian) { bytes += $0 } }
try Data(bytes).write(to: URL(filePath: arguments[5]))
print(slots.count, "entries,", bytes.count, "bytes")
