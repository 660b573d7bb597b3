/// What is known of a passage besides its words, packed for counting.
///
/// A search looks at the facts of every passage that matches, so they are kept apart from the tables:
/// 256 passages to a row of `passage_facts`, column by column, so that they are read where they lie. A
/// block is two bytes of 0 and fifteen ``FactColumn``s.
///
/// By a passage's place, the last eight bits of its number, up to the last one there is:
///
/// 1. 0 for no passage, or 1 more than the place of its document in the columns of documents;
/// 2. ``length``.
///
/// By document, each run of passages of one document being one:
///
/// 3. ``document``; 4. ``documentLength``; 5. ``day``; 6. ``source``; 7. ``language``;
/// 8. twice the place in column 9 where its countries start, plus 1 when it is about the first; and
///    behind the last document twice where its countries end.
///
/// 9. ``DocumentCountries/codes`` of all documents.
///
/// 10. where each passage's entities start in column 11, and the end of the last one's;
/// 11. places in column 12; 12. the values of ``entities``, each once.
///
/// 13. where each passage's countries start in column 14, and the end of the last one's;
/// 14. twice a place in column 15, plus 1 when the passage names the country; 15. the values of
///     ``countries``, each once.
///
/// Blocks of files before version 4 of the schema are as ``FormerFacts`` has them.
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
    /// Packs a block.
    ///
    /// - Parameter block: Passages of one block, ascending.
    /// - Returns: The columns, as described above.
    static func encode(_ block: [PassageFacts]) -> [UInt8] {
        let places = (block.last.map { FactBlock.place(of: $0.passage) } ?? -1) + 1
        var (documentPlaces, lengths) = (
            [UInt32](repeating: 0, count: places), [UInt32](repeating: 0, count: places)
        )
        var (entityStarts, countryStarts): ([UInt32], [UInt32]) = ([], [])
        var (documents, documentCountries): ([PassageFacts], [UInt32]) = ([], [])
        var aboutStarts: [UInt32] = []
        let entities = Set(block.lazy.flatMap(\.entities)).sorted()
        let countries = Set(block.lazy.flatMap(\.countries)).sorted()
        let entityPlace = Dictionary(uniqueKeysWithValues: zip(entities, UInt32(0)...))
        let countryPlace = Dictionary(uniqueKeysWithValues: zip(countries, UInt32(0)...))
        var (entityPlaces, countryPlaces): ([UInt32], [UInt32]) = ([], [])
        for facts in block {
            let place = FactBlock.place(of: facts.passage)
            while entityStarts.count <= place {
                entityStarts.append(UInt32(entityPlaces.count))
                countryStarts.append(UInt32(countryPlaces.count))
            }
            if documents.last?.document != facts.document {
                documents.append(facts)
                let about = facts.documentCountries
                aboutStarts.append(
                    UInt32(documentCountries.count) << 1 | (about.isAboutMain ? 1 : 0)
                )
                documentCountries += about.codes.map(UInt32.init)
            }
            documentPlaces[place] = UInt32(documents.count)
            lengths[place] = facts.length
            entityPlaces += facts.entities.compactMap { entityPlace[$0] }
            for country in facts.countries {
                let isNamed: UInt32 = facts.namedCountries.contains(country) ? 1 : 0
                if let at = countryPlace[country] { countryPlaces.append(at << 1 | isNamed) }
            }
        }
        entityStarts.append(UInt32(entityPlaces.count))
        countryStarts.append(UInt32(countryPlaces.count))
        aboutStarts.append(UInt32(documentCountries.count) << 1)
        var bytes = FactBlock.mark
        for column in [
            documentPlaces, lengths, documents.map(\.document), documents.map(\.documentLength),
            documents.map(\.day), documents.map(\.source), documents.map(\.language), aboutStarts,
            documentCountries, entityStarts, entityPlaces, entities, countryStarts, countryPlaces,
            countries.map(UInt32.init),
        ] {
            FactColumn.append(column, to: &bytes)
        }
        return bytes
    }

    /// Unpacks a block of whatever version; `nil` when it is not as it was written.
    static func decode(_ packed: [UInt8], block: UInt32) -> [PassageFacts]? {
        packed.starts(with: FactBlock.mark)
            ? FactBlock(packed)?.all(block: block) : FormerFacts.decode(packed)
    }
}
