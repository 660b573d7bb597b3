/// The facts of 256 passages, unpacked: what counting reads, column by column.
///
/// A passage is found by its place, the last eight bits of its number.
package final class FactBlock: Sendable {
    /// Rows of `document`; 0 where there is no passage.
    package let documents: [UInt32]
    /// Words of each passage.
    package let lengths: [UInt32]
    /// Words of each passage's document.
    package let documentLengths: [UInt32]
    /// ``PassageFacts/day`` of each passage's document.
    package let days: [UInt32]
    /// Rows of `label`; 0 for none.
    package let sources: [UInt32]
    /// Rows of `label`; 0 for none.
    package let languages: [UInt32]
    /// The entities of all passages, as ``PassageFacts/entities`` has them, one passage after another.
    package let entities: [UInt32]
    /// The countries of all passages, as ``PassageFacts/countries`` has them.
    package let countries: [UInt16]
    /// Whether a passage names the country at the same place of ``countries``.
    package let isNamed: [Bool]
    /// The countries of the documents, as ``PassageFacts/documentCountries`` has them.
    package let documentCountries: [UInt16]
    /// Where each passage's document's countries start and end in ``documentCountries``, and where
    /// those end that it is about.
    private let about: [About]
    /// Where each passage's entities start, and the last one's end.
    private let entityStarts: [UInt32]
    private let countryStarts: [UInt32]

    /// How many passages a block has room for.
    package static let size = 1 << Int(PassageFacts.blockShift)

    /// The place of a passage in its block.
    package static func place(of passage: UInt32) -> Int { Int(passage) & (size - 1) }

    /// Where a passage's entities lie in ``entities``.
    package func entityRange(_ place: Int) -> Range<Int> {
        Int(entityStarts[place])..<Int(entityStarts[place + 1])
    }

    /// Where a passage's countries lie in ``countries``.
    package func countryRange(_ place: Int) -> Range<Int> {
        Int(countryStarts[place])..<Int(countryStarts[place + 1])
    }

    /// Where the countries that a passage's document is about lie in ``documentCountries``.
    package func aboutRange(_ place: Int) -> Range<Int> {
        Int(about[place].start)..<Int(about[place].aboutEnd)
    }

    /// Where the main country of a passage's document lies in ``documentCountries``; empty for none.
    package func mainRange(_ place: Int) -> Range<Int> {
        Int(about[place].start)..<min(Int(about[place].start) + 1, Int(about[place].end))
    }

    /// Places in ``documentCountries``; no block has more than 65,535.
    private struct About {
        var start: UInt16 = 0
        var aboutEnd: UInt16 = 0
        var end: UInt16 = 0
    }

    /// Unpacks a block as ``PassageFacts`` packs it, with what its entities count for in their place.
    ///
    /// Fails when the block is cut off or otherwise not as it was written.
    init?(unpacking bytes: borrowing Span<UInt8>, map: EntityMap = EntityMap()) {
        let none = [UInt32](repeating: 0, count: Self.size)
        var (documents, lengths, documentLengths) = (none, none, none)
        var (days, sources, languages) = (none, none, none)
        var entities: [UInt32] = []
        var countries: [UInt16] = []
        var isNamed: [Bool] = []
        var documentCountries: [UInt16] = []
        var about = [About](repeating: About(), count: Self.size)
        var entityStarts = [UInt32](repeating: 0, count: Self.size + 1)
        var countryStarts = entityStarts
        entities.reserveCapacity(bytes.count / 2)
        var at = 0
        var isWhole = true
        func next(_ bytes: borrowing Span<UInt8>) -> UInt32 {
            if let number = LEB128.read(bytes, at: &at) { return number }
            isWhole = false
            return 0
        }
        var passage: UInt32 = 0
        var (document, length, day, source, language): (UInt32, UInt32, UInt32, UInt32, UInt32) =
            (0, 0, 0, 0, 0)
        var filled = 0
        // Blocks of version 1 start with the number of a passage, which is not 0.
        let isFormer = bytes.count > 0 && bytes[0] != 0
        if !isFormer { at = 1 }
        var documentAbout = About()
        while at < bytes.count {
            passage &+= next(bytes)
            let place = Self.place(of: passage)
            let step = next(bytes)
            document &+= step
            if step != 0 {
                length = next(bytes)
                day = next(bytes)
                source = next(bytes)
                language = next(bytes)
                let head = isFormer ? 0 : next(bytes)
                let count = min(Int(head >> 1), bytes.count)
                guard documentCountries.count + count <= Int(UInt16.max) else { return nil }
                documentAbout.start = UInt16(documentCountries.count)
                documentAbout.end = documentAbout.start + UInt16(count)
                documentAbout.aboutEnd =
                    head & 1 == 1 ? documentAbout.end : documentAbout.start
                for _ in 0..<count {
                    documentCountries.append(PassageFacts.country(ofCode: next(bytes)))
                }
            }
            // Passages stand in ascending order, each once.
            guard isWhole, place >= filled, document != 0 else { return nil }
            while filled <= place {
                entityStarts[filled] = UInt32(entities.count)
                countryStarts[filled] = UInt32(countries.count)
                filled += 1
            }
            lengths[place] = next(bytes)
            documents[place] = document
            documentLengths[place] = length
            days[place] = day
            sources[place] = source
            languages[place] = language
            about[place] = documentAbout
            var entity: UInt32 = 0
            let first = entities.count
            for _ in 0..<min(next(bytes), UInt32(bytes.count)) {
                entity &+= next(bytes)
                entities.append(entity)
            }
            if !map.isEmpty { Self.follow(map, &entities, from: first) }
            for _ in 0..<min(next(bytes), UInt32(bytes.count)) {
                let number = next(bytes)
                isNamed.append(!isFormer && number & 1 == 1)
                countries.append(
                    isFormer
                        ? UInt16(truncatingIfNeeded: number)
                        : PassageFacts.country(ofCode: number >> 1)
                )
            }
            guard isWhole else { return nil }
        }
        while filled <= Self.size {
            entityStarts[filled] = UInt32(entities.count)
            countryStarts[filled] = UInt32(countries.count)
            filled += 1
        }
        self.documents = documents
        self.lengths = lengths
        self.documentLengths = documentLengths
        self.days = days
        self.sources = sources
        self.languages = languages
        self.entities = entities
        self.countries = countries
        self.isNamed = isNamed
        self.documentCountries = documentCountries
        self.about = about
        self.entityStarts = entityStarts
        self.countryStarts = countryStarts
    }

    /// Puts in place of a passage's entities what they count for, each once.
    private static func follow(_ map: EntityMap, _ entities: inout [UInt32], from first: Int) {
        var isMapped = false
        for place in first..<entities.count {
            let fact = map.fact(entities[place])
            isMapped = isMapped || fact != entities[place]
            entities[place] = fact
        }
        guard isMapped else { return }
        let kept = Set(entities[first...]).subtracting([0]).sorted()
        entities.replaceSubrange(first..., with: kept)
    }

    /// The facts of every passage.
    ///
    /// - Parameter block: The block's number.
    /// - Returns: Those that exist, ascending.
    package func all(block: UInt32) -> [PassageFacts] {
        documents.indices.filter { documents[$0] != 0 }.map { place in
            var facts = PassageFacts()
            facts.passage = block << PassageFacts.blockShift | UInt32(place)
            facts.document = documents[place]
            facts.documentLength = documentLengths[place]
            facts.day = days[place]
            facts.source = sources[place]
            facts.language = languages[place]
            facts.length = lengths[place]
            facts.entities = Array(entities[entityRange(place)])
            facts.countries = Array(countries[countryRange(place)])
            facts.namedCountries = countryRange(place).filter { isNamed[$0] }.map { countries[$0] }
            let about = self.about[place]
            facts.documentCountries.codes = Array(
                documentCountries[Int(about.start)..<Int(about.end)]
            )
            facts.documentCountries.isAboutMain = about.aboutEnd > about.start
            return facts
        }
    }
}
