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

    /// Unpacks a block as ``PassageFacts`` packs it.
    ///
    /// - Returns: `nil` when the block is cut off or otherwise not as it was written.
    init?(unpacking bytes: borrowing Span<UInt8>) {
        let none = [UInt32](repeating: 0, count: Self.size)
        var (documents, lengths, documentLengths) = (none, none, none)
        var (days, sources, languages) = (none, none, none)
        var entities: [UInt32] = []
        var countries: [UInt16] = []
        var entityStarts = [UInt32](repeating: 0, count: Self.size + 1)
        var countryStarts = entityStarts
        entities.reserveCapacity(bytes.count / 2)
        var at = 0
        var isWhole = true
        func next(_ bytes: borrowing Span<UInt8>) -> UInt32 {
            var value: UInt32 = 0
            var shift: UInt32 = 0
            while at < bytes.count {
                let byte = bytes[at]
                at += 1
                value |= UInt32(byte & 0x7F) &<< shift
                if byte < 0x80 { return value }
                shift += 7
            }
            isWhole = false
            return 0
        }
        var passage: UInt32 = 0
        var (document, length, day, source, language): (UInt32, UInt32, UInt32, UInt32, UInt32) =
            (0, 0, 0, 0, 0)
        var filled = 0
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
            var entity: UInt32 = 0
            for _ in 0..<min(next(bytes), UInt32(bytes.count)) {
                entity &+= next(bytes)
                entities.append(entity)
            }
            for _ in 0..<min(next(bytes), UInt32(bytes.count)) {
                countries.append(UInt16(truncatingIfNeeded: next(bytes)))
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
        self.entityStarts = entityStarts
        self.countryStarts = countryStarts
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
            return facts
        }
    }
}
