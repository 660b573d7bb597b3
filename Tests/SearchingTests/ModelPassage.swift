import CorpusStore
import PassageIndex
import Searching
import TextAnalysis

/// A term as the model keeps it: a letter for its kind and what it stands for.
typealias ModelTerm = [UInt8]

extension ModelTerm {
    static func word(_ form: some Sequence<UInt8>) -> ModelTerm { Array("w".utf8) + form }
    static func stem(_ stem: some Sequence<UInt8>, _ language: String) -> ModelTerm {
        Array("s\(language):".utf8) + stem
    }
    static func entity(_ key: String) -> ModelTerm { Array("e\(key)".utf8) }
    static func type(_ type: FacetType) -> ModelTerm { Array("t\(type)".utf8) }
    static func country(_ code: String) -> ModelTerm { Array("c\(code)".utf8) }
}

/// Terms one behind the other, as a reader of the definition would look for them.
struct ModelPattern: Hashable {
    var terms: [ModelTerm]
    var isPrefix = false
    var column: IndexColumn?
}

/// A place in a passage where something stands.
struct ModelPlace: Hashable {
    var column: Int
    var place: Int
}

/// A passage as the model sees it: for each column, the terms of each place.
struct ModelPassage {
    var uri: String
    var ordinal: Int
    var document: SampleDocument
    var columns: [[Set<ModelTerm>]]
    /// Places in `SampleEntity.all`.
    var entities: Set<Int>
    var length: Int { columns.reduce(0) { $0 + $1.count } }
    var name: String { "\(uri) \(ordinal)" }

    init(_ document: SampleDocument, ordinal: Int) {
        let passage = document.passages[ordinal]
        uri = document.uri
        self.ordinal = ordinal
        self.document = document
        entities = Set(passage.mentions.map(\.entity))
        var base = 0
        columns = [passage.title, passage.heading, passage.text].map { text in
            defer { base += text.utf8.count }
            return Self.places(text, base: base, passage.mentions, language: document.language)
        }
        // What stands over a document belongs to the first word of its first passage.
        if let first = columns.firstIndex(where: { !$0.isEmpty }) {
            for country in leading { columns[first][0].insert(.country(country)) }
        }
    }

    /// The countries of the dateline or a field, for the first passage.
    var leading: [String] {
        guard ordinal == 0 else { return [] }
        return document.countries.filter {
            $0.reasons.contains(.dateline) || $0.reasons.contains(.field)
        }.map(\.code)
    }

    /// The countries that the passage counts for.
    func countries(by basis: CountryBasis) -> Set<String> {
        let mentioned = entities.map { SampleEntity.all[$0] }
        switch basis {
        case .any: return Set(mentioned.compactMap(\.country) + leading)
        case .named:
            return Set(mentioned.filter { $0.type == .country }.compactMap(\.country))
        case .about:
            return Set(document.countries.filter { $0.salience >= 25 }.map(\.code))
        case .main: return Set(document.countries.prefix(1).map(\.code))
        }
    }

    private static func places(
        _ text: String,
        base: Int,
        _ mentions: [(range: Range<Int>, entity: Int)],
        language: String?
    ) -> [Set<ModelTerm>] {
        let bytes = Array(text.utf8)
        let list = Tokenizer().tokens(of: text)
        let stemmer = Stemmer(language: language ?? "")
        var places: [Set<ModelTerm>] = []
        var ends: [Int] = []
        for token in list.tokens {
            let form = list.folded[Int(token.foldedStart)..<Int(token.foldedEnd)]
            if token.isColocated {
                places[places.count - 1].insert(.word(form))
                continue
            }
            var terms: Set = [ModelTerm.word(form)]
            var stems = StemList()
            stemmer?.appendStems(of: token, in: list, text: bytes.span, to: &stems)
            for stem in stems.ranges { terms.insert(.stem(stems.bytes[stem], language ?? "")) }
            places.append(terms)
            ends.append(Int(token.end))
        }
        for mention in mentions
        where mention.range.lowerBound >= base && mention.range.lowerBound < base + bytes.count {
            let start = mention.range.lowerBound - base
            guard let place = ends.firstIndex(where: { $0 > start }) ?? ends.indices.last else {
                continue
            }
            let entity = SampleEntity.all[mention.entity]
            places[place].insert(.entity(entity.key))
            places[place].insert(.type(entity.type))
            if let country = entity.country { places[place].insert(.country(country)) }
        }
        return places
    }

    /// Where a pattern stands.
    func places(of pattern: ModelPattern) -> Set<ModelPlace> {
        var found: Set<ModelPlace> = []
        for (column, places) in columns.enumerated()
        where pattern.column == nil || pattern.column?.rawValue == column {
            for place in places.indices where place + pattern.terms.count <= places.count {
                let fits = pattern.terms.indices.allSatisfy { step in
                    let here = places[place + step]
                    let wanted = pattern.terms[step]
                    if here.contains(wanted) { return true }
                    return pattern.isPrefix && step == pattern.terms.count - 1
                        && here.contains { $0.starts(with: wanted) }
                }
                if fits { found.insert(ModelPlace(column: column, place: place)) }
            }
        }
        return found
    }

    func places(of patterns: [ModelPattern]) -> Set<ModelPlace> {
        patterns.reduce(into: []) { $0.formUnion(places(of: $1)) }
    }

    /// Where a stretch starts that has every word at a place of its own, with at most `distance` other
    /// words among them.
    func starts(of words: [[ModelPattern]], distance: Int) -> Set<ModelPlace> {
        let places = words.map { self.places(of: $0) }
        let all = places.reduce(into: Set<ModelPlace>()) { $0.formUnion($1) }
        return all.filter { start in
            let inside = places.map { word in
                word.filter {
                    $0.column == start.column && $0.place >= start.place
                        && $0.place < start.place + words.count + distance
                }
            }
            return places.indices.contains { first in
                inside[first].contains(start)
                    && Self.canChoose(inside[..<first] + inside[(first + 1)...], without: [start])
            }
        }
    }

    private static func canChoose(
        _ sets: ArraySlice<Set<ModelPlace>>,
        without taken: Set<ModelPlace>
    ) -> Bool {
        guard let first = sets.first else { return true }
        return first.subtracting(taken).contains {
            canChoose(sets.dropFirst(), without: taken.union([$0]))
        }
    }
}
