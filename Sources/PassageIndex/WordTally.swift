package import TextAnalysis

/// The different words of a document, with how often and in which case they are written.
///
/// Only words that ``NameLetters`` can compare are counted: those of Latin, Arabic, Hebrew or Cyrillic
/// letters. Joined forms (`alhaq` of `al-Haq`) are words of their own.
package struct WordTally: Sendable {
    /// How often a word is written.
    package struct Counts: Equatable, Sendable {
        package var total: Int32 = 0
        /// With a capital letter, and not because a sentence begins there.
        package var capitalized: Int32 = 0
        /// In small letters.
        package var lower: Int32 = 0

        package init() {}

        package static func += (left: inout Counts, right: Counts) {
            left.total &+= right.total
            left.capitalized &+= right.capitalized
            left.lower &+= right.lower
        }
    }

    private struct Entry {
        var hash: UInt64
        var start: Int32
        var end: Int32
        var counts = Counts()
    }

    private var entries: [Entry] = []
    private var forms: [UInt8] = []
    /// An entry's number by the low bits of its hash; -1 where empty.
    private var slots: [Int32]

    /// No words.
    package init() { slots = [] }

    /// Counts the words of a text.
    ///
    /// - Parameters:
    ///   - text: The text that was tokenized.
    ///   - tokens: Its tokens.
    package init(_ text: borrowing Span<UInt8>, tokens: borrowing TokenList) {
        slots = Array(repeating: -1, count: 64)
        var behind = 0
        var follows = Token.Shape.lower
        for index in tokens.tokens.indices {
            let token = tokens.tokens[index]
            let start = Int(token.start)
            if token.shape == .number || token.foldedEnd - token.foldedStart < 2 {
                (behind, follows) = (Int(token.end), token.shape)
                continue
            }
            var counts = Counts()
            counts.total = 1
            switch token.shape {
            case .capitalized, .mixed:
                // Another form shares the place of the word before it.
                let gap = min(behind, start)..<start
                let isFree =
                    token.isColocated || Self.isInsideSentence(text, gap, after: follows)
                counts.capitalized = isFree ? 1 : 0
            case .lower: counts.lower = 1
            case .upper, .initial, .uncased, .number: break
            }
            let form = Int(token.foldedStart)..<Int(token.foldedEnd)
            count(tokens.folded, form, counts)
            if !token.isColocated { (behind, follows) = (Int(token.end), token.shape) }
        }
        slots = []
    }

    /// Hands out each word with a hash of 64 bits, by which words can be told apart.
    package func forEach(_ body: (UInt64, ArraySlice<UInt8>, Counts) throws -> Void) rethrows {
        for entry in entries {
            try body(entry.hash, forms[Int(entry.start)..<Int(entry.end)], entry.counts)
        }
    }

    /// The key under which a word is kept for the search for names; `nil` when it cannot be one.
    package static func key(of form: some Sequence<UInt8>) -> Int64? {
        NameLetters(form).map { NameKey($0).packed }
    }

    /// Whether no sentence begins between two words.
    private static func isInsideSentence(
        _ text: borrowing Span<UInt8>,
        _ gap: Range<Int>,
        after shape: Token.Shape
    ) -> Bool {
        guard gap.lowerBound > 0, gap.count < 8 else { return false }
        for index in gap {
            switch text[index] {
            case UInt8(ascii: " "), UInt8(ascii: "-"), UInt8(ascii: ","): break
            case UInt8(ascii: "."): guard shape == .initial else { return false }
            default: return false
            }
        }
        return true
    }

    private mutating func count(
        _ bytes: borrowing [UInt8],
        _ form: Range<Int>,
        _ counts: Counts
    ) {
        let hash = FNV1a.hash(of: bytes.span.extracting(form))
        var slot = Int(truncatingIfNeeded: hash) & (slots.count - 1)
        while slots[slot] >= 0 {
            let number = Int(slots[slot])
            if entries[number].hash == hash {
                entries[number].counts += counts
                return
            }
            slot = (slot + 1) & (slots.count - 1)
        }
        slots[slot] = Int32(entries.count)
        let start = Int32(forms.count)
        forms.append(contentsOf: bytes[form])
        entries.append(Entry(hash: hash, start: start, end: Int32(forms.count), counts: counts))
        if entries.count * 2 > slots.count { grow() }
    }

    private mutating func grow() {
        slots = Array(repeating: -1, count: slots.count * 2)
        for (number, entry) in entries.enumerated() {
            var slot = Int(truncatingIfNeeded: entry.hash) & (slots.count - 1)
            while slots[slot] >= 0 { slot = (slot + 1) & (slots.count - 1) }
            slots[slot] = Int32(number)
        }
    }
}
