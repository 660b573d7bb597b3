/// What it takes to count many passages that lie close together, laid out for doing it often.
///
/// A process that answers one search reads the facts where they lie; one that answers many has the document
/// and the group of countries of each passage side by side: six bytes a passage.
struct CountingForm: Sendable {
    /// How many low bits of a passage's number say its place in the chunk.
    static let chunkShift: UInt32 = 14

    private static let size = 1 << Int(chunkShift)

    /// The document of each place; 0 for no passage.
    private let documents: [UInt32]
    /// The number of each place's group of countries.
    private let countries: [UInt16]
    private let groups: CountryGroups
    /// Before this place there are passages without a gap, no two of one document.
    private let singles: Int

    /// Lays out a chunk; fails when there are too many groups.
    init?(chunk: UInt32, of snapshot: CorpusSnapshot, groups: CountryGroups) throws {
        var documents = [UInt32](repeating: 0, count: Self.size)
        var countries = [UInt16](repeating: 0, count: Self.size)
        var hasRoom = true
        let first = chunk << Self.chunkShift
        let blocks = (0..<UInt32(Self.size / FactBlock.size)).map {
            first + $0 * UInt32(FactBlock.size)
        }
        try snapshot.forEachBlock(of: blocks) { block, range in
            let start = Int(blocks[range.lowerBound] - first)
            for place in 0..<FactBlock.size where block.document(place) != 0 {
                documents[start + place] = block.document(place)
                var set: [UInt32] = []
                block.forEachCountry(place) { country, _ in set.append(country) }
                let group = groups.number(of: set)
                hasRoom = hasRoom && group != nil
                countries[start + place] = group ?? 0
            }
        }
        guard hasRoom else { return nil }
        singles =
            documents.indices.first {
                documents[$0] == 0 || $0 > 0 && documents[$0] == documents[$0 - 1]
            } ?? Self.size
        self.documents = documents
        self.countries = countries
        self.groups = groups
    }

    @inline(__always)
    private static func place(of passage: UInt32) -> Int { Int(passage) & (size - 1) }

    /// Whether passages that end with this one, all of the chunk, have documents of their own.
    private func areSingles(upTo final: UInt32) -> Bool { Self.place(of: final) < singles }

    private func document(_ passage: UInt32) -> UInt32 { documents[Self.place(of: passage)] }

    /// Whether so many passages are fewer than are worth going through all groups for.
    func areFew(_ passages: Int) -> Bool { passages * 8 < groups.count }

    /// Counts the countries of passages one by one.
    func countCountries(ofFew passages: ArraySlice<UInt32>, into counts: ValueCounts) {
        let sets = groups.sets
        for passage in passages where document(passage) != 0 {
            for country in sets[Int(countries[Self.place(of: passage)])] {
                counts.add(country, document: document(passage))
            }
        }
    }

    /// Counts the countries of passages, mostly by their groups.
    ///
    /// - Parameters:
    ///   - passages: Ascending, all of the chunk.
    ///   - last: The document counted before them.
    ///   - counts: Where to count.
    func countCountries(
        of passages: ArraySlice<UInt32>,
        after last: UInt32,
        into counts: ValueCounts
    ) {
        guard let first = passages.first, let final = passages.last else { return }
        // Those that need a look at the document that a country was counted for last.
        var others: [UInt32] = []
        counts.countGroups(groups) { counts in
            passages.withUnsafeBufferPointer { passages in
                countries.withUnsafeBufferPointer { countries in
                    // Safe: `countries` has the number of a group for every place of a chunk, and `counts`
                    // has room for all groups.
                    if areSingles(upTo: final), document(first) != last {
                        for passage in passages.dropLast() {
                            counts[Int(countries[Self.place(of: passage)])] &+= 1
                        }
                        return
                    }
                    var before = last
                    for at in 0..<passages.count - 1 {
                        let document = document(passages[at])
                        guard document != 0 else { continue }
                        if document != before, document != self.document(passages[at + 1]) {
                            counts[Int(countries[Self.place(of: passages[at])])] &+= 1
                        } else {
                            others.append(passages[at])
                        }
                        before = document
                    }
                }
            }
        }
        // The next chunk may go on with its document.
        others.append(final)
        countCountries(ofFew: others[...], into: counts)
    }

    /// Counts passages, all of the chunk, and their documents.
    func count(_ passages: ArraySlice<UInt32>, _ found: inout PassageCount) {
        guard let first = passages.first, let final = passages.last else { return }
        if areSingles(upTo: final) {
            found.add(passages.count, first: document(first), last: document(final))
            return
        }
        for passage in passages { found.add(document: document(passage)) }
    }
}
