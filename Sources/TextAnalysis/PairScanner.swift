import CTextTables

/// Reads runs of scripts written without spaces between words, and lists their pairs of characters.
///
/// A run of *n* characters gives *n* tokens: each character with the next, and the last one alone.
/// So a phrase of pairs finds any stretch of two characters or more, and one character is found as
/// the start of a form. A character is a scalar with the marks behind it.
struct PairScanner {
    /// A character with more marks than fit is no text; the marks that do not fit are dropped.
    private static let longestCharacter = 32

    private struct Character {
        var start: Int
        var end: Int
        var foldedStart: Int
        /// The scalar, while no kept mark stands behind it: what a jamo may join.
        var scalar: UInt32?
    }

    private var previous: Character?
    private var current: Character?

    /// Reads the run at byte `start` and appends its tokens.
    ///
    /// - Returns: Where to read on; behind `start`.
    static func scanRun(
        at start: Int,
        in text: borrowing Span<UInt8>,
        into list: inout TokenList
    ) -> Int {
        var scanner = PairScanner()
        var index = start
        while true {
            let scalar = FoldedScalar(at: index, in: text)
            let next = index + scalar.length
            switch scalar.kind {
            case .pairing, .pairing_mark:
                scanner.take(scalar, at: index, in: text, into: &list)
            case .mark:
                scanner.current?.end = next
            case .ignorable, .non_joiner:
                break
            default:
                scanner.finish(&list)
                return index
            }
            index = next
        }
    }

    private mutating func take(
        _ scalar: FoldedScalar,
        at index: Int,
        in text: borrowing Span<UInt8>,
        into list: inout TokenList
    ) {
        let next = index + scalar.length
        if var character = current {
            if scalar.kind == .pairing_mark {
                let length = list.folded.count - character.foldedStart
                if length + scalar.formLength <= Self.longestCharacter {
                    scalar.appendForm(to: &list.folded, at: index, in: text)
                }
                character.end = next
                character.scalar = nil
                current = character
                return
            }
            if let syllable = HangulSyllable.joined(character.scalar, scalar.value) {
                list.folded.removeSubrange(character.foldedStart...)
                HangulSyllable.append(syllable, to: &list.folded)
                character.end = next
                character.scalar = syllable
                current = character
                return
            }
            appendPair(to: &list)
            previous = character
        }
        current = Character(
            start: index,
            end: next,
            foldedStart: list.folded.count,
            scalar: scalar.value
        )
        scalar.appendForm(to: &list.folded, at: index, in: text)
    }

    /// Appends the last two characters; the second one's folded bytes are the list's last.
    private func appendPair(to list: inout TokenList) {
        guard let previous, let current else { return }
        list.tokens.append(
            Token(
                range: previous.start..<current.end,
                form: previous.foldedStart..<list.folded.count,
                shape: .uncased
            )
        )
    }

    private func finish(_ list: inout TokenList) {
        appendPair(to: &list)
        guard let current else { return }
        list.tokens.append(
            Token(
                range: current.start..<current.end,
                form: current.foldedStart..<list.folded.count,
                shape: .uncased
            )
        )
    }
}

/// Composes Hangul syllables of conjoining jamo (The Unicode Standard, section 3.12), so that text
/// in decomposed form has the same characters.
enum HangulSyllable {
    private static let first: UInt32 = 0xAC00
    private static let vowels: UInt32 = 21
    private static let finals: UInt32 = 28

    /// The syllable of a leading consonant and a vowel, or of a syllable and a final consonant.
    static func joined(_ head: UInt32?, _ tail: UInt32) -> UInt32? {
        switch (head, tail) {
        case (let head?, 0x1161...0x1175) where (0x1100...0x1112).contains(head):
            return first + ((head - 0x1100) * vowels + tail - 0x1161) * finals
        case (let head?, 0x11A8...0x11C2)
        where (first...0xD7A3).contains(head) && (head - first) % finals == 0:
            return head + tail - 0x11A7
        default:
            return nil
        }
    }

    /// Appends a syllable in UTF-8, where all of them take three bytes.
    static func append(_ syllable: UInt32, to bytes: inout [UInt8]) {
        bytes.append(0xE0 | UInt8(truncatingIfNeeded: syllable >> 12))
        bytes.append(0x80 | UInt8(truncatingIfNeeded: syllable >> 6) & 0x3F)
        bytes.append(0x80 | UInt8(truncatingIfNeeded: syllable) & 0x3F)
    }
}
