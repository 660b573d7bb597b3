/// What is known of a passage besides its words, packed for counting.
///
/// A search looks at the facts of every passage that matches, so they are kept apart from the tables:
/// 256 passages to a row of `passage_facts`. A block is
///
///     block    = *passage
///     passage  = number document [length day source language] words
///                count *entity count *country
///
/// of unsigned LEB128 numbers: `number` and `document` are differences to the passage before (the first
/// to zero); the fields in brackets are the document's and stand only when it is another than that of
/// the passage before, or the first in the block; `length` is the document's in words, `day` is
/// `yyyymmdd`, with zeros for what is not known; `source` and `language` are rows of `label`, 0 for none;
/// `entity` is four times the entity's number plus its type's, a difference to the one before;
/// `country` is two letters, 256 times the first plus the second.
package struct PassageFacts: Equatable, Sendable {
    package var passage: UInt32
    package var document: UInt32
    /// Words of the whole document.
    package var documentLength: UInt32
    /// `yyyymmdd`, with zeros for what is not known.
    package var day: UInt32
    /// Row of `label`; 0 for none.
    package var source: UInt32
    /// Row of `label`; 0 for none.
    package var language: UInt32
    /// Words of the passage.
    package var length: UInt32
    /// Four times the number of an entity, plus the number of its type; ascending.
    package var entities: [UInt32]
    /// Two ASCII letters each, 256 × first + second; ascending.
    package var countries: [UInt16]

    package init() {
        (passage, document, documentLength, day, source, language, length) = (0, 0, 0, 0, 0, 0, 0)
        entities = []
        countries = []
    }

    /// How many passages share a block: those whose numbers agree but for the last eight bits.
    package static let blockShift: UInt32 = 8

    /// A country code as a number.
    package static func number(ofCountry code: String) -> UInt16? {
        let letters = Array(code.utf8)
        guard letters.count == 2 else { return nil }
        return UInt16(letters[0]) << 8 | UInt16(letters[1])
    }

    /// The country code that a number stands for.
    package static func country(of number: UInt16) -> String {
        String(decoding: [UInt8(number >> 8), UInt8(number & 0xFF)], as: UTF8.self)
    }

    /// A date of publication as a number; 0 for none.
    package static func day(of published: String?) -> UInt32 {
        guard let published else { return 0 }
        let parts = published.split(separator: "-").map { UInt32($0) ?? 0 }
        func part(_ place: Int, upTo largest: UInt32) -> UInt32 {
            place < parts.count ? min(parts[place], largest) : 0
        }
        return part(0, upTo: 9999) * 10_000 + part(1, upTo: 99) * 100 + part(2, upTo: 99)
    }
}

extension PassageFacts {
    /// Packs a block.
    static func encode(_ block: [PassageFacts]) -> [UInt8] {
        var bytes: [UInt8] = []
        func put(_ value: UInt32) {
            var rest = value
            while rest >= 0x80 {
                bytes.append(UInt8(rest & 0x7F) | 0x80)
                rest >>= 7
            }
            bytes.append(UInt8(rest))
        }
        var passage: UInt32 = 0
        var document: UInt32 = 0
        for facts in block {
            put(facts.passage &- passage)
            put(facts.document &- document)
            if facts.document != document {
                put(facts.documentLength)
                put(facts.day)
                put(facts.source)
                put(facts.language)
            }
            (passage, document) = (facts.passage, facts.document)
            put(facts.length)
            put(UInt32(facts.entities.count))
            var entity: UInt32 = 0
            for next in facts.entities {
                put(next &- entity)
                entity = next
            }
            put(UInt32(facts.countries.count))
            for country in facts.countries { put(UInt32(country)) }
        }
        return bytes
    }
}
