/// What is known of a passage besides its words, packed for counting.
///
/// A search looks at the facts of every passage that matches, so they are kept apart from the tables:
/// 256 passages to a row of `passage_facts`. A block is
///
///     block    = 0 *passage
///     passage  = number document [length day source language about *code] words
///                count *entity count *country
///
/// of unsigned LEB128 numbers: `number` and `document` are differences to the passage before (the first
/// to zero); the fields in brackets are the document's and stand only when it is another than that of
/// the passage before, or the first in the block; `length` is the document's in words, `day` is
/// `yyyymmdd`, with zeros for what is not known; `source` and `language` are rows of `label`, 0 for none;
/// `about` is twice the number of codes that follow, plus 1 when the document is about the first, its
/// main country (it is about all others that stand there);
/// `entity` is four times the entity's number plus its type's, a difference to the one before;
/// `code` is two capital letters, 26 times the first from A plus the second, or 676 more than 256 times
/// the first byte plus the second; `country` is twice a code, plus 1 when the passage names the country
/// itself. Before version 2 of the schema there was no 0 in front, no `about`, and 256 times the first
/// letter plus the second in place of `country`.
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
    /// Those of ``countries`` that the passage names, ascending.
    package var namedCountries: [UInt16]
    package var documentCountries = DocumentCountries()

    package init() {
        (passage, document, documentLength, day, source, language, length) = (0, 0, 0, 0, 0, 0, 0)
        entities = []
        countries = []
        namedCountries = []
    }

    /// The countries of a whole document, as numbers.
    package struct DocumentCountries: Equatable, Sendable {
        /// The main country, and the others that the document is about.
        package var codes: [UInt16] = []
        /// Whether the document is about the first.
        package var isAboutMain = false

        package init() {}

        /// - Parameter countries: The most salient first.
        init(_ countries: [DocumentCountry]) {
            for (place, country) in countries.enumerated() {
                let isAbout = country.salience >= DocumentCountry.aboutSalience
                guard place == 0 || isAbout, let code = number(ofCountry: country.code) else {
                    continue
                }
                if codes.isEmpty { isAboutMain = isAbout }
                codes.append(code)
            }
        }
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
    /// The first code that is not two capital letters.
    static let codeOfOthers: UInt32 = 26 * 26

    /// The country of a code.
    static func country(ofCode code: UInt32) -> UInt16 {
        code < codeOfOthers
            ? UInt16(code / 26 + 0x41) << 8 | UInt16(code % 26 + 0x41)
            : UInt16(truncatingIfNeeded: code - codeOfOthers)
    }

    /// Packs a block.
    static func encode(_ block: [PassageFacts]) -> [UInt8] {
        var bytes: [UInt8] = []
        func put(_ value: UInt32) { LEB128.append(value, to: &bytes) }
        func code(_ country: UInt16) -> UInt32 {
            let (first, second) = (UInt32(country >> 8), UInt32(country & 0xFF))
            let letters = UInt32(0x41)...0x5A
            return letters.contains(first) && letters.contains(second)
                ? (first - 0x41) * 26 + second - 0x41 : codeOfOthers + UInt32(country)
        }
        if !block.isEmpty { put(0) }
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
                let about = facts.documentCountries
                put(UInt32(about.codes.count) << 1 | (about.isAboutMain ? 1 : 0))
                for country in about.codes { put(code(country)) }
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
            for country in facts.countries {
                put(code(country) << 1 | (facts.namedCountries.contains(country) ? 1 : 0))
            }
        }
        return bytes
    }
}
