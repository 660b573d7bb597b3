// Writes Sources/CTextTables/folding.bin: what each Unicode scalar does to the word it stands in,
// and what it becomes when the word is folded. The same toolchain writes the same bytes.
//
//     swiftc -O Scripts/make-folding.swift -o .build/make-folding
//     .build/make-folding Sources/CTextTables/folding.bin
//
// The format is described in Sources/CTextTables/include/CTextTables.h, which also says what the
// classes mean. The properties are those of the toolchain's Unicode version.

import Foundation

enum Class: UInt8 {
    case separator, lower, upper, uncased, arabic, hebrew, digit, pairing, pairingMark, mark
    case modifier, ignorable, apostrophe, quote, hyphen, nonJoiner, period, comma
}

struct Folding: Hashable {
    var kind: Class
    /// UTF-8; empty for what is dropped and for what stays as it is.
    var bytes: [UInt8] = []
}

// MARK: - Tables by hand

/// Signs that vanish between letters: not U+00B7 and not the double quotes.
let apostrophes: Set<UInt32> = [
    0x27, 0x60, 0xB4, 0x2018, 0x2019, 0x201B, 0x2032, 0x2BC, 0x55A, 0xFF07, 0xFF40,
]
/// Signs that stand in Hebrew abbreviations: geresh, gershayim and what is typed for them.
let quotes: Set<UInt32> = [0x22, 0x5F3, 0x5F4, 0x201C, 0x201D, 0x2033]
let hyphens: Set<UInt32> = [0x2D, 0x58A, 0x5BE, 0x2010, 0x2011, 0xFE63, 0xFF0D]
let periods: Set<UInt32> = [0x2E, 0xFF0E]
let commas: Set<UInt32> = [0x2C, 0x66C]
/// Letters that carry no sound of their own or stand for a glottal stop; tatweel.
let droppedLetters: Set<UInt32> = [
    0x621, 0x640, 0x674, 0x6E5, 0x6E6, 0x7F4, 0x7F5, 0x7FA, 0xA78B, 0xA78C,
]
/// Superscript digits are footnote marks in running text: `Hezbollah³` is no word.
let footnoteMarks: Set<UInt32> = [0xB2, 0xB3, 0xB9, 0x2070]

/// Letters that have no decomposition and that readers type without their stroke, or spell out.
let respelled: [Unicode.Scalar: String] = [
    // Latin
    "ø": "o", "ł": "l", "đ": "d", "ħ": "h", "ı": "i", "ß": "ss", "æ": "ae", "œ": "oe", "þ": "th",
    "ð": "d", "ə": "a", "ŋ": "n", "ŧ": "t", "ĸ": "k", "ŀ": "l", "ƀ": "b", "ɓ": "b", "ƈ": "c",
    "ȼ": "c", "ɖ": "d", "ɗ": "d", "ƌ": "d", "ǝ": "e", "ɛ": "e", "ɇ": "e", "ƒ": "f", "ǥ": "g",
    "ɠ": "g", "ɣ": "g", "ɨ": "i", "ɩ": "i", "ɉ": "j", "ƙ": "k", "ƚ": "l", "ɲ": "n", "ƞ": "n",
    "ɔ": "o", "ɵ": "o", "ƥ": "p", "ɍ": "r", "ƭ": "t", "ʈ": "t", "ʉ": "u", "ʊ": "u", "ʋ": "v",
    "ƴ": "y", "ɏ": "y", "ƶ": "z", "ȥ": "z", "ʒ": "z", "ⱥ": "a", "ɑ": "a",
    // Greek, Cyrillic
    "ς": "σ", "ґ": "г", "ғ": "г", "қ": "к", "ң": "н", "ҳ": "х", "ҷ": "ч",
    // Arabic script: one letter where Arabic, Persian, Urdu and Kurdish keyboards have several
    "ى": "ي", "ی": "ي", "ک": "ك", "ڪ": "ك", "ة": "ه", "ہ": "ه", "ھ": "ه", "ە": "ه", "ۃ": "ه",
    "ٱ": "ا", "ٲ": "ا", "ٳ": "ا",
    // Hebrew: final letters and the Yiddish digraphs
    "ך": "כ", "ם": "מ", "ן": "נ", "ף": "פ", "ץ": "צ", "װ": "וו", "ױ": "וי", "ײ": "יי",
]

/// Blocks of the scripts that descend from Brahmi.
///
/// Their nonspacing marks are vowels and
/// consonant signs: without them `की`, `के` and `का` would be one word.
let brahmic: [ClosedRange<UInt32>] = [
    0x900...0xDFF, 0xE00...0xFFF, 0x1000...0x109F, 0x1700...0x17FF, 0x1900...0x1AAF,
    0x1B00...0x1CFF, 0xA800...0xAADF, 0xAAE0...0xAAFF, 0xABC0...0xABFF, 0x11000...0x11FFF,
]

/// Scripts written without spaces between words.
let unspaced: [ClosedRange<UInt32>] = [
    0xE00...0xEFF, 0x1000...0x109F, 0x1780...0x17FF, 0xA9E0...0xA9FF, 0xAA60...0xAA7F,  // SE Asia
    0x1100...0x11FF, 0x3131...0x318E, 0xA960...0xA97F, 0xAC00...0xD7FF, 0xFFA0...0xFFDC,  // Hangul
    0x3041...0x30FF, 0x31F0...0x31FF, 0xFF66...0xFF9F, 0x1AFF0...0x1B16F,  // kana
    0x3105...0x312F, 0x31A0...0x31BF,  // Bopomofo
    0x2E80...0x2FDF, 0x3005...0x3007, 0x3021...0x3029, 0x3038...0x303C, 0x3400...0x4DBF,
    0x4E00...0x9FFF, 0xF900...0xFAFF, 0x20000...0x33FFF,  // Han
]
let hangul: [ClosedRange<UInt32>] = [
    0x1100...0x11FF, 0x3131...0x318E, 0xA960...0xA97F, 0xAC00...0xD7FF,
]
let arabic: [ClosedRange<UInt32>] = [0x600...0x6FF, 0x750...0x77F, 0x870...0x8FF]
let hebrew: ClosedRange<UInt32> = 0x5D0...0x5EA

func lies(_ value: UInt32, in ranges: [ClosedRange<UInt32>]) -> Bool {
    ranges.contains { $0.contains(value) }
}

// MARK: - Folding

func decomposition(_ scalar: Unicode.Scalar) -> [Unicode.Scalar] {
    Array(String(Character(scalar)).decomposedStringWithCompatibilityMapping.unicodeScalars)
}

/// Half-width jamo as their full-width letters; Unicode decomposes both to conjoining jamo, which
/// would then join with their neighbours.
func fullWidthJamo(_ value: UInt32) -> UInt32? {
    switch value {
    case 0xFFA1...0xFFBE: value - 0xFFA1 + 0x3131
    case 0xFFC2...0xFFC7: value - 0xFFC2 + 0x314F
    case 0xFFCA...0xFFCF: value - 0xFFCA + 0x3155
    case 0xFFD2...0xFFD7: value - 0xFFD2 + 0x315B
    case 0xFFDA...0xFFDC: value - 0xFFDA + 0x3161
    default: nil
    }
}

func isMark(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .nonspacingMark, .enclosingMark, .spacingMark: true
    default: false
    }
}

func isKeptMark(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .nonspacingMark:
        lies(scalar.value, in: brahmic) || scalar.value == 0x3099 || scalar.value == 0x309A
    case .spacingMark: scalar.properties.isAlphabetic
    default: false
    }
}

func isLetter(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter,
        .letterNumber:
        true
    case .otherSymbol:
        scalar.properties.isAlphabetic || (0x2E80...0x2FDF).contains(scalar.value)
    default: false
    }
}

func isDropped(_ scalar: Unicode.Scalar) -> Bool {
    let value = scalar.value
    return droppedLetters.contains(value) || apostrophes.contains(value) || quotes.contains(value)
        || scalar.properties.isDefaultIgnorableCodePoint
        || (isMark(scalar) && !isKeptMark(scalar))
        || ((0x2B0...0x2FF).contains(value) && decomposition(scalar) == [scalar])
        || value == 0x374 || value == 0x559
}

/// The folded form of a letter, digit or mark; nil if a part of it is neither.
func folded(_ scalar: Unicode.Scalar) -> [Unicode.Scalar]? {
    if isDropped(scalar) { return [] }
    if let digit = decimalDigit(scalar) { return [digit] }
    if let letter = fullWidthJamo(scalar.value).flatMap(Unicode.Scalar.init) { return [letter] }
    if lies(scalar.value, in: hangul) { return [scalar] }
    if let spelling = respelled[scalar] { return folded(all: spelling.unicodeScalars) }
    let parts = decomposition(scalar)
    if parts != [scalar] {
        // Thai and Lao am (mark and vowel), kana ligatures: stay one character.
        if lies(scalar.value, in: unspaced), parts.count > 1, !isPairing(parts) { return [scalar] }
        return folded(all: parts)
    }
    let lower = scalar.properties.lowercaseMapping.unicodeScalars
    if Array(lower) != [scalar] { return folded(all: lower) }
    return isLetter(scalar) || isKeptMark(scalar) ? [scalar] : nil
}

func folded(all scalars: some Sequence<Unicode.Scalar>) -> [Unicode.Scalar]? {
    var result: [Unicode.Scalar] = []
    for scalar in scalars {
        guard let part = folded(scalar) else { return nil }
        result += part
    }
    return result
}

func isPairing(_ parts: [Unicode.Scalar]) -> Bool {
    guard let first = parts.first, lies(first.value, in: unspaced), !isMark(first) else {
        return false
    }
    return parts.dropFirst().allSatisfy(isMark)
}

func decimalDigit(_ scalar: Unicode.Scalar) -> Unicode.Scalar? {
    let subscriptDigits: ClosedRange<UInt32> = 0x2080...0x2089
    guard
        scalar.properties.generalCategory == .decimalNumber
            || subscriptDigits.contains(scalar.value),
        let value = scalar.properties.numericValue
    else { return nil }
    return Unicode.Scalar(0x30 + UInt8(value))
}

// MARK: - Classes

func folding(of scalar: Unicode.Scalar) -> Folding {
    let value = scalar.value
    if apostrophes.contains(value) { return Folding(kind: .apostrophe) }
    if quotes.contains(value) { return Folding(kind: .quote) }
    if hyphens.contains(value) { return Folding(kind: .hyphen) }
    if periods.contains(value) { return Folding(kind: .period) }
    if commas.contains(value) { return Folding(kind: .comma) }
    if value == 0x200C { return Folding(kind: .nonJoiner) }
    if value == 0x200B || footnoteMarks.contains(value) || (0x2074...0x2079).contains(value) {
        return Folding(kind: .separator)
    }
    if scalar.properties.isDefaultIgnorableCodePoint { return Folding(kind: .ignorable) }
    if let digit = decimalDigit(scalar) {
        return kept(.digit, scalar, [digit])
    }
    if isMark(scalar), !isKeptMark(scalar) { return Folding(kind: .mark) }
    if isDropped(scalar) { return Folding(kind: .modifier) }
    guard isLetter(scalar) || isKeptMark(scalar) else { return Folding(kind: .separator) }
    guard let form = folded(scalar) else {
        // Presentation forms of lone Arabic marks decompose to a space and the mark.
        let rest = decomposition(scalar).filter { $0 != " " }
        return Folding(kind: rest.allSatisfy(isDropped) ? .modifier : .separator)
    }
    guard let first = form.first else { return Folding(kind: .modifier) }
    return kept(letterClass(scalar, first: first), scalar, form)
}

func letterClass(_ scalar: Unicode.Scalar, first: Unicode.Scalar) -> Class {
    if lies(first.value, in: unspaced) || first.value == 0x3099 || first.value == 0x309A {
        return isMark(first) ? .pairingMark : .pairing
    }
    if lies(first.value, in: arabic) { return .arabic }
    if hebrew.contains(first.value) { return .hebrew }
    // Georgian has capitals for whole headlines only; its letters say nothing about names.
    if (0x10D0...0x10FF).contains(value(first)) { return .uncased }
    let properties = scalar.properties
    if properties.generalCategory == .titlecaseLetter || properties.changesWhenLowercased {
        return .upper
    }
    switch properties.generalCategory {
    case .uppercaseLetter: return .upper
    case .lowercaseLetter: return .lower
    default: return properties.isLowercase ? .lower : properties.isUppercase ? .upper : .uncased
    }
}

func value(_ scalar: Unicode.Scalar) -> UInt32 { scalar.value }

func kept(_ kind: Class, _ scalar: Unicode.Scalar, _ form: [Unicode.Scalar]) -> Folding {
    if form == [scalar] { return Folding(kind: kind) }
    var text = String.UnicodeScalarView()
    text.append(contentsOf: form)
    return Folding(kind: kind, bytes: Array(String(text).utf8))
}

// MARK: - Checks

/// What the tokenizer relies on: a folded form folds to itself, in one class of words, and takes at
/// most three times the bytes.
func check(_ scalar: Unicode.Scalar, _ folding: Folding) {
    guard !folding.bytes.isEmpty else { return }
    let text = String(decoding: folding.bytes, as: UTF8.self)
    precondition(folding.bytes.count <= 12, "U+\(String(scalar.value, radix: 16)): too long")
    precondition(
        folding.bytes.count <= 3 * String(Character(scalar)).utf8.count,
        "U+\(String(scalar.value, radix: 16)) grows too much"
    )
    for (offset, part) in text.unicodeScalars.enumerated() {
        let again = foldingOf[Int(part.value)]
        precondition(
            again.bytes.isEmpty,
            "U+\(String(scalar.value, radix: 16)) is not folded at once"
        )
        let fits: Bool =
            switch folding.kind {
            case .pairing: again.kind == (offset == 0 ? .pairing : .pairingMark)
            case .pairingMark: again.kind == .pairingMark
            case .digit: again.kind == .digit
            default:
                switch again.kind {
                case .lower, .uncased, .arabic, .hebrew: true
                default: false
                }
            }
        precondition(fits, "U+\(String(scalar.value, radix: 16)) changes its class")
    }
}

// MARK: - The file

/// Beyond lie only unassigned planes, the tags of plane 14 and private use.
let limit = 0x34000
var foldingOf: [Folding] = []
for value in 0..<UInt32(limit) {
    foldingOf.append(
        Unicode.Scalar(value).map(folding(of:)) ?? Folding(kind: .separator)
    )
}
var records: [Folding] = [Folding(kind: .separator), Folding(kind: .ignorable)]
var recordNumber: [Folding: UInt16] = [records[0]: 0, records[1]: 1]
var rows: [[UInt16]] = []
var rowNumber: [[UInt16]: UInt16] = [:]
var rowOf: [UInt16] = []
for start in stride(from: 0, to: limit, by: 64) {
    var row: [UInt16] = []
    for value in start..<start + 64 {
        let folding = foldingOf[value]
        if let scalar = Unicode.Scalar(UInt32(value)) { check(scalar, folding) }
        if recordNumber[folding] == nil {
            recordNumber[folding] = UInt16(records.count)
            records.append(folding)
        }
        row.append(recordNumber[folding] ?? 0)
    }
    if rowNumber[row] == nil {
        rowNumber[row] = UInt16(rows.count)
        rows.append(row)
    }
    rowOf.append(rowNumber[row] ?? 0)
}

func bytes(_ value: some FixedWidthInteger) -> [UInt8] {
    withUnsafeBytes(of: value.littleEndian) { Array($0) }
}

let rowsStart = 16 + rowOf.count * 2
let rowsEnd = rowsStart + rows.count * 128
let recordsStart = (rowsEnd + 15) / 16 * 16
var file = Array("FOLD".utf8)
file += bytes(UInt32(rowsStart)) + bytes(UInt32(recordsStart)) + bytes(UInt32(limit))
for row in rowOf { file += bytes(row) }
for row in rows { for number in row { file += bytes(number) } }
file += [UInt8](repeating: 0, count: recordsStart - rowsEnd)
for record in records {
    file += record.bytes + [UInt8](repeating: 0, count: 12 - record.bytes.count)
    file += [UInt8(record.bytes.count), record.kind.rawValue, 0, 0]
}
try Data(file).write(to: URL(fileURLWithPath: CommandLine.arguments[1]))
print("\(rows.count) rows, \(records.count) records, \(file.count) bytes")
