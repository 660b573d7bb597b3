import CorpusStore
import EntityTagging
import PassageIndex
import TextAnalysis

/// A document as `fihrist export` writes it, put together again without splitting or tagging anew.
struct ImportedPassages {
    private let document: JSONObject
    private var passages: [JSONObject] = []
    /// By the passage's ordinal.
    private var mentions: [Int: [JSONObject]] = [:]
    private var raw: [UInt8]

    init(_ line: ImportLine) {
        document = line.object
        raw = Array(line.raw)
    }

    var uri: String { document.string("uri") ?? "" }
    var isEmpty: Bool { passages.isEmpty }

    /// Takes a passage or mention.
    ///
    /// - Returns: Whether it is one of this document.
    mutating func take(_ line: ImportLine) -> Bool {
        guard line.object.string("document") == uri else { return false }
        raw += line.raw
        if line.object.string("record") == "passage" {
            passages.append(line.object)
        } else {
            mentions[line.object.number("passage") ?? -1, default: []].append(line.object)
        }
        return true
    }

    /// The document, ready for the store.
    ///
    /// - Parameter entities: What mentions may refer to, by their keys.
    /// - Returns: The same document as the exported one.
    /// - Throws: What is wrong with it, in words.
    func record(entities: [String: Entity]) throws(ImportProblem) -> DocumentRecord {
        guard !uri.isEmpty else { throw ImportProblem("a document without uri") }
        let language = document.string("language").flatMap(LanguageCode.code)
        var table = ImportedEntities(entities)
        var records: [PassageRecord] = []
        for passage in passages { records.append(try record(of: passage, &table)) }
        let id = document.string("id")
        return DocumentRecord(
            uri: uri,
            identifier: id == uri ? nil : id,
            title: document.string("title"),
            published: document.string("published").flatMap { DateReader.date(in: $0) },
            source: document.string("source"),
            language: language,
            url: document.string("url"),
            sha256: document.string("sha256") ?? Checksum.sha256(raw),
            byteCount: document.number("bytes") ?? raw.count,
            origins: document.json("origins") ?? "{}",
            metadata: document.json("metadata") ?? "{}",
            passages: records,
            entities: table.records,
            words: Self.words(of: records),
            countries: document.objects("countries").compactMap(DocumentCountry.init)
        )
    }

    private static func words(of passages: [PassageRecord]) -> WordTally {
        let text = Array(passages.map(\.text).joined(separator: [UInt8(ascii: "\n")]))
        var tokens = TokenList()
        Tokenizer().tokenize(text.span, into: &tokens)
        return WordTally(text.span, tokens: tokens)
    }

    private func record(
        of passage: JSONObject,
        _ table: inout ImportedEntities
    ) throws(ImportProblem) -> PassageRecord {
        guard let text = passage.bytes("text"), TextCleaner.clean(text) == text else {
            throw ImportProblem("a passage without text, or with control characters in it")
        }
        let ordinal = passage.number("passage") ?? -2
        guard let start = passage.number("start"), let end = passage.number("end"),
            end >= start, end - start == text.count
        else { throw ImportProblem("passage \(ordinal): start and end do not fit its text") }
        let titleEnd = passage.number("title_end") ?? 0
        let headingEnd = passage.number("heading_end") ?? 0
        guard titleEnd <= headingEnd, text.isBoundary(titleEnd), text.isBoundary(headingEnd) else {
            throw ImportProblem(
                "passage \(ordinal): title_end and heading_end do not fit its text"
            )
        }
        var inside: [MentionRecord] = []
        for mention in mentions[ordinal] ?? [] {
            guard let first = mention.number("start"), let last = mention.number("end"),
                first < last, text.isBoundary(first), text.isBoundary(last),
                first >= inside.last?.range.upperBound ?? 0
            else { throw ImportProblem("passage \(ordinal): its mentions do not fit its text") }
            let key = mention.string("entity") ?? ""
            guard let entity = table.position(of: key) else {
                throw ImportProblem("it mentions ‘\(key)’, but no line says who or what that is")
            }
            inside.append(MentionRecord(range: first..<last, entity: entity))
        }
        return PassageRecord(
            range: start..<end,
            text: text,
            titleEnd: titleEnd,
            headingEnd: headingEnd,
            page: passage.number("page"),
            mentions: inside
        )
    }
}

extension DocumentCountry {
    /// A country as an export has it.
    fileprivate init?(_ object: JSONObject) {
        guard let code = object.string("country"), code.utf8.count == 2,
            let salience = object.number("salience"), salience <= 100
        else { return nil }
        let words = object.strings("why")
        let reasons = CountryReasons.all.filter { words.contains($0.word) }
        self.init(code: code, salience: salience, reasons: CountryReasons(reasons.map(\.reason)))
    }
}

/// What keeps a document from being imported.
struct ImportProblem: Error {
    let reason: String

    init(_ reason: String) { self.reason = reason }
}

/// The entities that one document mentions, each once.
private struct ImportedEntities {
    private let entities: [String: Entity]
    private var positions: [String: Int] = [:]
    private(set) var records: [EntityRecord] = []

    init(_ entities: [String: Entity]) { self.entities = entities }

    mutating func position(of key: String) -> Int? {
        if let known = positions[key] { return known }
        guard let entity = entities[key] else { return nil }
        records.append(
            EntityRecord(
                key: entity.key,
                type: FacetType(rawValue: entity.type.rawValue) ?? .organization,
                name: entity.name,
                country: entity.country,
                aliases: { entity.aliases.map(AliasRecord.init) }
            )
        )
        positions[key] = records.count - 1
        return records.count - 1
    }
}

extension [UInt8] {
    /// Whether a character may begin or end at a place of valid UTF-8.
    fileprivate func isBoundary(_ place: Int) -> Bool {
        place == count || place < count && self[place] & 0xC0 != 0x80
    }
}
