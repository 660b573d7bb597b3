/// The facts of 256 passages, read in place from the packed form that ``PassageFacts`` describes.
///
/// A passage is found by its place, the last eight bits of its number. What is not there has document 0.
package final class FactBlock: Sendable {
    /// 0 for no passage, or one more than the place of its document in the columns of documents.
    private let documentPlaces: FactColumn
    private let lengths: FactColumn
    private let documents: FactColumn
    private let documentLengths: FactColumn
    private let days: FactColumn
    private let sources: FactColumn
    private let languages: FactColumn
    /// Twice where each document's countries start in ``documentCountries``, plus 1 when it is about the
    /// first; and twice the end of the last's.
    private let aboutStarts: FactColumn
    private let documentCountries: FactColumn
    /// Where each passage's entities start in ``entityPlaces``, and the last one's end.
    private let entityStarts: FactColumn
    /// Places in ``entityValues``.
    private let entityPlaces: FactColumn
    private let entityValues: [UInt32]
    private let countryStarts: FactColumn
    /// Twice a place in ``countryValues``, plus 1 when the passage names the country.
    private let countryPlaces: FactColumn
    private let countryValues: FactColumn

    /// How many passages a block has room for.
    package static let size = 1 << Int(PassageFacts.blockShift)

    /// What blocks of this form start with.
    static let mark: [UInt8] = [0, 0]

    /// The place of a passage in its block.
    package static func place(of passage: UInt32) -> Int { Int(passage) & (size - 1) }

    /// Reads a packed block, with what its entities count for in their place.
    ///
    /// Fails when the block is cut off or otherwise not as it was written.
    init?(_ packed: [UInt8], map: EntityMap = EntityMap()) {
        guard packed.starts(with: Self.mark) else { return nil }
        var at = Self.mark.count
        func column() -> FactColumn? { FactColumn(in: packed, at: &at) }
        guard let documentPlaces = column(), let lengths = column(), let documents = column(),
            let documentLengths = column(), let days = column(), let sources = column(),
            let languages = column(), let aboutStarts = column(), let documentCountries = column(),
            let entityStarts = column(), let entityPlaces = column(), let entities = column(),
            let countryStarts = column(), let countryPlaces = column(), let countryValues = column()
        else { return nil }
        let count = documentPlaces.count
        // Every place that one column says of another is there, so that reading cannot fail.
        guard count <= Self.size, lengths.count == count,
            documentPlaces.isBelow(documents.count + 1),
            [documentLengths, days, sources, languages].allSatisfy({ $0.count == documents.count }),
            aboutStarts.count == documents.count + 1,
            aboutStarts.bounds(2 * documentCountries.count + 1),
            entityStarts.count == count + 1, entityStarts.bounds(entityPlaces.count),
            entityPlaces.isBelow(entities.count),
            countryStarts.count == count + 1, countryStarts.bounds(countryPlaces.count),
            countryPlaces.isBelow(2 * countryValues.count), countryValues.isBelow(1 << 16)
        else { return nil }
        self.documentPlaces = documentPlaces
        self.lengths = lengths
        self.documents = documents
        self.documentLengths = documentLengths
        self.days = days
        self.sources = sources
        self.languages = languages
        self.aboutStarts = aboutStarts
        self.documentCountries = documentCountries
        self.countryStarts = countryStarts
        self.countryPlaces = countryPlaces
        self.countryValues = countryValues
        let written = (0..<entities.count).map { entities[$0] }
        let joined = map.isEmpty ? nil : Self.follow(map, written, entityStarts, entityPlaces)
        self.entityStarts = joined?.starts ?? entityStarts
        self.entityPlaces = joined?.places ?? entityPlaces
        self.entityValues = joined?.values ?? written
    }

    /// Puts in place of a block's entities what they count for, each once a passage.
    ///
    /// - Returns: `nil` when each counts for itself.
    private static func follow(
        _ map: EntityMap,
        _ written: [UInt32],
        _ starts: FactColumn,
        _ places: FactColumn
    ) -> (starts: FactColumn, places: FactColumn, values: [UInt32])? {
        let facts = written.map { map.fact($0) }
        guard facts != written else { return nil }
        let distinct = Set(facts)
        // The usual case: others, but as many, and none hidden.
        if distinct.count == facts.count, !distinct.contains(0) { return (starts, places, facts) }
        let values = distinct.subtracting([0]).sorted()
        let placeOf = Dictionary(uniqueKeysWithValues: zip(values, UInt32(0)...))
        var (newStarts, newPlaces): ([UInt32], [UInt32]) = ([0], [])
        for passage in 0..<starts.count - 1 {
            let kept = Set(
                (Int(starts[passage])..<Int(starts[passage + 1])).compactMap {
                    placeOf[facts[Int(places[$0])]]
                }
            )
            newPlaces += kept.sorted()
            newStarts.append(UInt32(newPlaces.count))
        }
        var packed: [UInt8] = []
        FactColumn.append(newStarts, to: &packed)
        FactColumn.append(newPlaces, to: &packed)
        var at = 0
        guard let starts = FactColumn(in: packed, at: &at),
            let places = FactColumn(in: packed, at: &at)
        else { return nil }
        return (starts, places, values)
    }

    // MARK: - Passages and their documents

    /// The row of a passage's document; 0 where there is no passage.
    @inline(__always)
    package func document(_ place: Int) -> UInt32 { value(documents, place) }

    /// The words of a passage.
    @inline(__always)
    package func length(_ place: Int) -> UInt32 { place < lengths.count ? lengths[place] : 0 }

    /// The words of a passage's document.
    @inline(__always)
    package func documentLength(_ place: Int) -> UInt32 { value(documentLengths, place) }

    /// ``PassageFacts/day`` of a passage's document.
    @inline(__always)
    package func day(_ place: Int) -> UInt32 { value(days, place) }

    /// The row of `label` that is the source of a passage's document; 0 for none.
    @inline(__always)
    package func source(_ place: Int) -> UInt32 { value(sources, place) }

    /// The row of `label` that is the language of a passage's document; 0 for none.
    @inline(__always)
    package func language(_ place: Int) -> UInt32 { value(languages, place) }

    @inline(__always)
    private func value(_ column: FactColumn, _ place: Int) -> UInt32 {
        guard place < documentPlaces.count else { return 0 }
        let number = Int(documentPlaces[place])
        return number == 0 ? 0 : column[number - 1]
    }

    // MARK: - Entities and countries

    /// Hands out the entities of a passage, as ``PassageFacts/entities`` has them.
    @inline(__always)
    package func forEachEntity(_ place: Int, _ body: (UInt32) -> Void) {
        guard place < documentPlaces.count else { return }
        for at in Int(entityStarts[place])..<Int(entityStarts[place + 1]) {
            body(entityValues[Int(entityPlaces[at])])
        }
    }

    /// Hands out the countries of a passage, as ``PassageFacts/countries`` has them, each with whether
    /// the passage names it.
    @inline(__always)
    package func forEachCountry(_ place: Int, _ body: (UInt32, _ isNamed: Bool) -> Void) {
        guard place < documentPlaces.count else { return }
        for at in Int(countryStarts[place])..<Int(countryStarts[place + 1]) {
            let number = countryPlaces[at]
            body(countryValues[Int(number >> 1)], number & 1 == 1)
        }
    }

    /// Hands out the countries that a passage's document is about, the main one first.
    package func forEachCountryAbout(_ place: Int, _ body: (UInt32) -> Void) {
        let (countries, isAboutMain) = countriesOfDocument(place)
        if isAboutMain { for at in countries { body(documentCountries[at]) } }
    }

    /// The main country of a passage's document; `nil` for none.
    package func mainCountry(_ place: Int) -> UInt32? {
        countriesOfDocument(place).range.first.map { documentCountries[$0] }
    }

    /// Where the countries of a passage's document lie in ``documentCountries``, and whether it is about
    /// the first.
    private func countriesOfDocument(_ place: Int) -> (range: Range<Int>, isAboutMain: Bool) {
        guard place < documentPlaces.count else { return (0..<0, false) }
        let number = Int(documentPlaces[place])
        guard number > 0 else { return (0..<0, false) }
        let (start, end) = (aboutStarts[number - 1], aboutStarts[number])
        return (Int(start >> 1)..<Int(end >> 1), start & 1 == 1)
    }

    // MARK: - All

    /// The facts of every passage.
    ///
    /// - Parameter block: The block's number.
    /// - Returns: Those that exist, ascending.
    package func all(block: UInt32) -> [PassageFacts] {
        (0..<documentPlaces.count).filter { document($0) != 0 }.map { place in
            var facts = PassageFacts()
            facts.passage = block << PassageFacts.blockShift | UInt32(place)
            facts.document = document(place)
            facts.documentLength = documentLength(place)
            facts.day = day(place)
            facts.source = source(place)
            facts.language = language(place)
            facts.length = length(place)
            forEachEntity(place) { facts.entities.append($0) }
            forEachCountry(place) { country, isNamed in
                let country = UInt16(truncatingIfNeeded: country)
                facts.countries.append(country)
                if isNamed { facts.namedCountries.append(country) }
            }
            let (countries, isAboutMain) = countriesOfDocument(place)
            facts.documentCountries.codes = countries.map {
                UInt16(truncatingIfNeeded: documentCountries[$0])
            }
            facts.documentCountries.isAboutMain = isAboutMain
            return facts
        }
    }
}
