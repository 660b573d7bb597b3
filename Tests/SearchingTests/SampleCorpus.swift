import CorpusStore
import PassageIndex
import TextAnalysis

/// SplitMix64 (Steele, Lea and Flood, 2014): the same numbers for the same seed.
struct SeededGenerator: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }

    mutating func pick<Value>(_ values: [Value]) -> Value {
        values[Int.random(in: values.indices, using: &self)]
    }

    /// Whether something that happens once in `count` times happens.
    mutating func happens(onceIn count: Int) -> Bool {
        Int.random(in: 0..<count, using: &self) == 0
    }
}

/// An entity of the samples.
struct SampleEntity: Sendable {
    var key: String
    var type: FacetType
    var name: String
    var country: String?
    var aliases: [AliasRecord]

    init(
        _ key: String,
        _ type: FacetType,
        _ name: String,
        _ country: String?,
        _ aliases: [(surface: String, kind: String, needsCue: Bool)]
    ) {
        self.key = key
        self.type = type
        self.name = name
        self.country = country
        self.aliases = ([(name, "name", false)] + aliases).map { surface, kind, needsCue in
            let list = Tokenizer().tokens(of: surface)
            let folded = list.tokens.filter { !$0.isColocated }.map { list.form(of: $0) }
            return AliasRecord(
                surface: surface,
                folded: folded.joined(),
                language: nil,
                kind: kind,
                needsCue: needsCue
            )
        }
    }

    var record: EntityRecord {
        EntityRecord(key: key, type: type, name: name, country: country) { [aliases] in aliases }
    }

    static let all = [
        SampleEntity(
            "country:IQ",
            .country,
            "Iraq",
            "IQ",
            [("العراق", "name", false), ("Iraqi", "demonym", false), ("Irak", "alias", false)]
        ),
        SampleEntity(
            "country:US",
            .country,
            "United States",
            "US",
            [("US", "acronym", false), ("U.S.", "acronym", false), ("American", "demonym", false)]
        ),
        SampleEntity(
            "org:kh",
            .organization,
            "Kata'ib Hezbollah",
            "IQ",
            [("KH", "acronym", false), ("كتائب حزب الله", "alias", false)]
        ),
        SampleEntity(
            "org:haq",
            .organization,
            "Asa'ib Ahl al-Haq",
            "IQ",
            [("AAH", "acronym", false)]
        ),
        SampleEntity("org:un", .organization, "United Nations", nil, [("UN", "acronym", false)]),
        SampleEntity("person:qaani", .person, "Ismail Qaani", "IR", [("Qaani", "alias", true)]),
        SampleEntity("person:other", .person, "Reza Qaani", "IR", [("Qaani", "alias", true)]),
        SampleEntity("place:baghdad", .place, "Baghdad", "IQ", [("بغداد", "alias", false)]),
    ]
}

/// A document before it is split into terms: title, heading and text of each passage.
struct SampleDocument: Sendable {
    struct Passage: Sendable {
        var title: String
        var heading: String
        var text: String
        /// Byte ranges in title, heading and text together, and places in `SampleEntity.all`.
        var mentions: [(range: Range<Int>, entity: Int)]
        var whole: String { title + heading + text }
    }

    var uri: String
    var version: Int
    var published: String?
    var source: String?
    var language: String?
    var passages: [Passage]
    /// The most salient first.
    var countries: [DocumentCountry] = []
    /// Whether the index learns the words by which spellings of names are found.
    var knowsWords = false

    /// Whether an index learns the entities of the samples from it.
    var mentionsEntities: Bool { passages.contains { !$0.mentions.isEmpty } }

    var record: DocumentRecord {
        DocumentRecord(
            uri: uri,
            title: "a title",
            published: published,
            source: source,
            language: language,
            sha256: "\(uri) \(version)",
            byteCount: passages.reduce(0) { $0 + $1.whole.utf8.count },
            passages: passages.map { passage in
                PassageRecord(
                    range: 0..<passage.whole.utf8.count,
                    text: Array(passage.whole.utf8),
                    titleEnd: passage.title.utf8.count,
                    headingEnd: passage.heading.isEmpty
                        ? passage.title.utf8.count
                        : passage.title.utf8.count + passage.heading.utf8.count,
                    mentions: passage.mentions.map {
                        MentionRecord(range: $0.range, entity: $0.entity)
                    }
                )
            },
            entities: mentionsEntities ? SampleEntity.all.map(\.record) : [],
            words: knowsWords ? words : WordTally(),
            countries: countries
        )
    }

    private var words: WordTally {
        let text = passages.map(\.whole).joined(separator: "\n")
        return WordTally(text.utf8.span, tokens: Tokenizer().tokens(of: text))
    }
}

/// Makes documents and queries out of few words, so that much coincides.
struct SampleWriter {
    var dice: SeededGenerator

    static let words = [
        "militia", "militias", "al-Haq", "alhaq", "Haq", "Kata'ib", "Kataib", "Kata’ib", "drone",
        "drones", "U.S.", "us", "US", "Iraq", "Iraqi", "irakien", "الحشد", "حزب", "كتائب",
        "بالعراق",
        "中文", "国会議員", "東京で会談した", "ประชุม", "1,000", "F-16", "L'Irak", "naïve", "naive", "running",
        "run", "Qaani", "Ismail", "Hezbollah", "United",
    ]
    static let separators = [" ", " ", " ", " ", ", ", ". ", " — ", "\n", " … ", " ((***)) 👍 "]

    mutating func document(_ uri: String, version: Int) -> SampleDocument {
        SampleDocument(
            uri: uri,
            version: version,
            published: dice.pick([nil, "2024", "2025-03", "2025-03-11", "2025-10-02", "2023-12-31"]
            ),
            source: dice.pick([nil, "Reuters", "AFP", "dpa"]),
            language: dice.pick([nil, "en", "en", "fr", "ar"]),
            passages: (0..<Int.random(in: 0...4, using: &dice)).map { passage($0) },
            countries: countries()
        )
    }

    private mutating func countries() -> [DocumentCountry] {
        let codes = ["IQ", "IR", "FR", "US"].filter { _ in dice.happens(onceIn: 3) }
        return codes.map { code in
            DocumentCountry(
                code: code,
                salience: Int.random(in: 1...100, using: &dice),
                reasons: dice.pick([.name, [.dateline, .name], .field, [.title, .place]])
            )
        }.sorted { $0.salience > $1.salience }
    }

    private mutating func passage(_ number: Int) -> SampleDocument.Passage {
        var mentions: [(range: Range<Int>, entity: Int)] = []
        var size = 0
        let title = number == 0 && !dice.happens(onceIn: 3) ? field(5, &size, &mentions) : ""
        let heading = dice.happens(onceIn: 2) ? field(4, &size, &mentions) : ""
        let text = field(dice.happens(onceIn: 8) ? 60 : 14, &size, &mentions)
        return .init(title: title, heading: heading, text: text, mentions: mentions)
    }

    private mutating func field(
        _ longest: Int,
        _ size: inout Int,
        _ mentions: inout [(range: Range<Int>, entity: Int)]
    ) -> String {
        var text = ""
        for _ in 0..<Int.random(in: 1...longest, using: &dice) {
            if dice.happens(onceIn: 5) {
                let entity = Int.random(in: SampleEntity.all.indices, using: &dice)
                let name = dice.pick(SampleEntity.all[entity].aliases).surface
                let start = size + text.utf8.count
                mentions.append((start..<start + name.utf8.count, entity))
                text += name
            } else {
                text += dice.pick(Self.words)
            }
            text += dice.pick(Self.separators)
        }
        if dice.happens(onceIn: 10) { text += String(repeating: "* ", count: 60) }
        text += "\n"
        size += text.utf8.count
        return text
    }

    // MARK: Queries

    mutating func query(depth: Int = 2) -> String {
        (0..<Int.random(in: 1...3, using: &dice)).map { _ in operand(depth: depth) }
            .joined(separator: dice.pick([" ", " ", " ", " OR ", " AND "]))
    }

    private mutating func operand(depth: Int) -> String {
        let word = dice.pick(Self.words)
        let name = dice.pick(dice.pick(SampleEntity.all).aliases).surface
        switch Int.random(in: 0..<(depth > 0 ? 24 : 20), using: &dice) {
        case 0..<6: return word
        case 6, 7: return name
        case 8: return "\"\(name)\""
        case 9: return "\"\(word) \(dice.pick(Self.words))\""
        case 10, 11:
            let words = (0..<Int.random(in: 2...3, using: &dice)).map { _ in dice.pick(Self.words) }
            return "\"\(words.joined(separator: " "))\"~\(Int.random(in: 0...6, using: &dice))"
        case 12: return String(word.unicodeScalars.prefix(3).map(Character.init)) + "*"
        case 13: return dice.pick(["title:", "heading:", "text:"]) + word
        case 14: return dice.pick(["title:", "heading:", "text:"]) + "@person"
        case 15: return "country:" + dice.pick(["IQ", "us", "Iraq", "IR", "FR", "Nowhere"])
        case 16:
            return dice.pick(["person:", "org:", "place:"])
                + "\"\(dice.pick([name, "Qaani", "org:kh", "nobody"]))\""
        case 17:
            return dice.pick([
                "source:reuters", "source:AFP", "lang:en", "lang:fr,ar", "source:none", "path:b",
                "path:*3.txt", "path:/news/a1.txt", "path:zzz",
            ])
        case 18:
            return "date:"
                + dice.pick([
                    "2025", "2025-03", "2025-03-11", "..2024", "2025-04..", "2023..2025-03-01",
                ])
        case 19: return dice.pick(["@person", "@org", "@place", "@country"])
        case 20, 21: return "-" + operand(depth: depth - 1)
        case 22: return dice.pick(["", "title:", "text:"]) + "(" + query(depth: depth - 1) + ")"
        default: return "NOT (" + query(depth: depth - 1) + ")"
        }
    }
}
