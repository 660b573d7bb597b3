package import Fihrist
import Foundation

/// The content of an index as FollowTheMoney entities, one JSON object a line.
///
/// Aleph, OpenAleph and the tools around OpenSanctions take them: https://followthemoney.tech/explorer/
///
/// * A person is a `Person`, an organization an `Organization`, a country, which acts through its
///   government, a `PublicBody`, and a place an `Address` with a name.
/// * A document is an `Article` with its text, or `Pages` with a `Page` for each page it has.
/// * Names in it are `Mention`s, once for each entity and spelling. A place can only be named in the
///   document itself (`locationMentioned`): a mention's entity must be one that can act.
///
/// An entity comes before the documents that refer to it, a document before its pages and mentions.
package struct ExportFtM: Sendable {
    private let parts: Set<ExportPart>

    /// Makes a renderer.
    ///
    /// - Parameter parts: What is written; with passages, documents have their text.
    package init(_ parts: Set<ExportPart>) { self.parts = parts }

    /// The lines of an entity or a document, each with its line feed.
    package func lines(of item: IndexItem) -> String {
        switch item {
        case .entity(let entity): parts.contains(.entities) ? line(of: entity) : ""
        case .document(let document): lines(of: document)
        }
    }

    private func line(of entity: Entity) -> String {
        var names: [String: [String]] = [:]
        for alias in entity.aliases where alias.surface != entity.name {
            names[property(of: alias, type: entity.type), default: []].append(alias.surface)
        }
        return line(id: FollowTheMoneyID.encoded(entity.key), schema: schema(of: entity.type)) {
            $0.property("name", [entity.name] + (names["name"] ?? []))
            for name in ["alias", "abbreviation", "previousName", "weakAlias"] {
                $0.property(name, names[name] ?? [])
            }
            if entity.type == .place {
                $0.property("full", [entity.name])
                $0.property("city", [entity.name])
            }
            $0.property("country", entity.country.map { [$0.lowercased()] } ?? [])
        }
    }

    private func schema(of type: EntityType) -> String {
        switch type {
        case .person: "Person"
        case .organization: "Organization"
        case .country: "PublicBody"
        case .place: "Address"
        }
    }

    private func property(of alias: Alias, type: EntityType) -> String {
        if alias.needsCue { return "weakAlias" }
        switch alias.kind {
        case .name: return "name"
        case .alias: return "alias"
        // Neither is a name of the state itself; what is struck out never comes here.
        case .demonym, .capital, .struck: return "weakAlias"
        case .former: return "previousName"
        case .acronym: return type == .place ? "alias" : "abbreviation"
        }
    }

    private func lines(of document: Document) -> String {
        let id = FollowTheMoneyID.hashed("document", document.summary.uri)
        var lines = ""
        let pages = FtMPages(document)
        let isPaged = pages.isPaged && parts.contains(.passages)
        if parts.contains(.documents) {
            lines += line(id: id, schema: isPaged ? "Pages" : "Article") {
                write(document, to: &$0)
                if parts.contains(.passages), !isPaged {
                    $0.property("bodyText", [document.text])
                }
            }
        }
        if isPaged {
            for (number, text) in pages.pages {
                lines += line(
                    id: FollowTheMoneyID.hashed("page", document.summary.uri, "\(number)"),
                    schema: "Page"
                ) {
                    $0.property("document", [id])
                    $0.property("index", ["\(number)"])
                    $0.property("bodyText", [text])
                }
            }
        }
        if parts.contains(.mentions) { lines += mentions(of: document, id: id) }
        return lines
    }

    private func write(_ document: Document, to json: inout JSONWriter) {
        let summary = document.summary
        let title = summary.title.flatMap { $0.isEmpty ? nil : $0 }
        let file = summary.uri.split(separator: "/").last.map(String.init) ?? summary.uri
        json.property("name", [title ?? file])
        json.property("title", title.map { [$0] } ?? [])
        json.property("fileName", [file])
        json.property("publishedAt", summary.published.map { [$0] } ?? [])
        json.property("publisher", summary.source.map { [$0] } ?? [])
        let language = FtMLanguage.code(of: summary.language)
        json.property("detectedLanguage", language.map { [$0] } ?? [])
        json.property("sourceUrl", summary.url.map { [$0] } ?? [])
        json.property("fileSize", ["\(document.byteCount)"])
        json.property("retrievedAt", [document.added])
        guard parts.contains(.mentions) else { return }
        let mentions = document.mentions.joined()
        func names(_ type: String) -> [String] {
            Set(mentions.filter { $0.type == type }.map(\.name)).sorted()
        }
        json.property("peopleMentioned", names("person"))
        json.property("companiesMentioned", names("organization"))
        json.property("locationMentioned", names("place"))
        let countries = Set(mentions.compactMap(\.country)).sorted()
        json.property("detectedCountry", countries.map { $0.lowercased() })
    }

    private func mentions(of document: Document, id: String) -> String {
        var seen: Set<[String]> = []
        var lines = ""
        for (passage, mentions) in zip(document.passages, document.mentions) {
            for mention in mentions where mention.type != EntityType.place.rawValue {
                let written = passage.written(mention)
                guard seen.insert([mention.id, written]).inserted else { continue }
                let type = EntityType(rawValue: mention.type) ?? .organization
                lines += line(
                    id: FollowTheMoneyID.hashed(
                        "mention",
                        document.summary.uri,
                        mention.id,
                        written
                    ),
                    schema: "Mention"
                ) {
                    $0.property("document", [id])
                    $0.property("name", [written])
                    $0.property("resolved", [FollowTheMoneyID.encoded(mention.id)])
                    $0.property("detectedSchema", [schema(of: type)])
                    $0.property("contextCountry", mention.country.map { [$0.lowercased()] } ?? [])
                }
            }
        }
        return lines
    }

    private func line(
        id: String,
        schema: String,
        _ properties: (inout JSONWriter) -> Void
    ) -> String {
        JSONWriter.text {
            $0.object {
                $0.field("id", id)
                $0.field("schema", schema)
                $0.key("properties")
                $0.object(properties)
            }
        } + "\n"
    }
}

extension JSONWriter {
    /// Writes a property with its values; nothing without any.
    fileprivate mutating func property(_ name: String, _ values: [String]) {
        let values = values.filter { !$0.isEmpty }
        guard !values.isEmpty else { return }
        key(name)
        array(values) { $0.value($1) }
    }
}

/// The pages of a document, where its passages say which they are on.
private struct FtMPages {
    /// Pages with their text, in order.
    private(set) var pages: [(number: Int, text: String)] = []

    init(_ document: Document) {
        for passage in document.passages {
            let number = passage.page ?? pages.last?.number ?? 1
            if pages.last?.number == number {
                pages[pages.count - 1].text += "\n\n" + passage.text
            } else {
                pages.append((number, passage.text))
            }
        }
        isPaged = document.passages.contains { $0.page != nil }
    }

    let isPaged: Bool
}

/// Languages by the ISO 639-3 codes that FollowTheMoney knows.
private enum FtMLanguage {
    private static let known = Set(
        """
        afr amh ara aze bel ben bos bul cat ces cnr dan deu ell eng est fas fil fin fra gle heb hin \
        hrv hun hye ind isl ita jpn kan kat kaz khm kir kor lao lav lit ltz mkd mlt mon msa mul mya \
        nep nld nor pol por pus ron rus sin slk slv spa sqi srp swa swe tam tel tgk tgl tha tuk tur \
        ukr urd uzb vie zho
        """.split(separator: " ").map(String.init)
    )

    static func code(of language: String?) -> String? {
        guard let language, let code = Locale.LanguageCode(language).identifier(.alpha3),
            known.contains(code)
        else { return nil }
        return code
    }
}
