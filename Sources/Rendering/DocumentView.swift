package import Fihrist
import Foundation

/// A whole document, for people and for programs.
package enum DocumentView {
    /// Title, what is known of the document, and its passages with their numbers.
    package static func text(_ document: Document, look: TextLook) -> String {
        let summary = document.summary
        let path = DocumentPath(summary.uri, look: look)
        var page = ""
        if let title = summary.title, !title.isEmpty {
            page += look.painted(PrintableText.line(title), .title) + "\n\n"
        }
        let facts: [(String, String?)] = [
            ("published", summary.published), ("source", summary.source),
            ("language", summary.language), ("url", summary.url),
            ("id", summary.id == summary.uri ? nil : summary.id),
            ("read", "\(Amounts.bytes(document.byteCount)) on \(document.added)"),
            ("sha256", document.sha256),
        ]
        page += fact("path", look.painted([StyledText(path.text, link: path.link)]), look: look)
        for (name, value) in facts {
            guard let value, !value.isEmpty else { continue }
            page += fact(name, look.painted(PrintableText.line(value), .plain), look: look)
        }
        page += countries(of: document, look: look)
        for (name, value) in members(of: document.metadata) {
            page += fact(name, look.painted(PrintableText.line(value), .plain), look: look)
        }
        for passage in document.passages { page += "\n" + text(of: passage, look: look) }
        return page
    }

    /// Several documents that a name may mean, a line for each.
    package static func choices(_ documents: [Document], look: TextLook) -> String {
        documents.map { document in
            let path = look.painted(DocumentPath(document.summary.uri, look: look).text, .plain)
            let title = document.summary.title.map {
                "  " + look.painted(PrintableText.line($0), .faint)
            }
            return "    \(path)\(title ?? "")\n"
        }.joined()
    }

    /// One JSON object, without a line feed.
    package static func json(_ document: Document) -> String {
        JSONWriter.text {
            $0.object {
                document.summary.write(to: &$0)
                $0.field("sha256", document.sha256)
                $0.field("bytes", document.byteCount)
                $0.field("added", document.added)
                $0.key("countries")
                $0.array(document.countries) { json, country in
                    json.object { country.write(to: &$0) }
                }
                $0.key("origins")
                $0.value(json: object(document.origins))
                $0.key("metadata")
                $0.value(json: object(document.metadata))
                $0.key("passages")
                $0.array(document.passages) { json, passage in
                    json.object { passage.write(to: &$0) }
                }
            }
        }
    }

    private static func fact(_ name: String, _ value: String, look: TextLook) -> String {
        let label = Columns.left(PrintableText.line(name), width: 10)
        return look.painted(label, .label) + "  " + value + "\n"
    }

    /// The countries with their salience and reasons, the main one first, and a few of the rest.
    private static func countries(of document: Document, look: TextLook) -> String {
        let all = document.countries.map { country in
            "\(country.code) \(country.salience) (\(country.reasons.words.joined(separator: ", ")))"
        }
        guard !all.isEmpty else { return "" }
        let rest = all.count > 8 ? [StyledText(" · +\(all.count - 8)", .faint)] : []
        let text = [StyledText(PrintableText.line(all.prefix(8).joined(separator: " · ")))] + rest
        let lines = LineBreaker.lines(of: text, width: max(look.width - 12, 20))
        return lines.enumerated().map { number, line in
            let label = Columns.left(number == 0 ? "countries" : "", width: 10)
            return look.painted(label, .label) + "  " + line.map(look.painted).joined() + "\n"
        }.joined()
    }

    private static func text(of passage: Passage, look: TextLook) -> String {
        let number = look.painted("[\(passage.ordinal)]", .label)
        let page = passage.page.map { look.painted("  page \($0)", .faint) } ?? ""
        let bytes = Array(passage.text.utf8)
        let headingEnd = min(max(passage.headingEnd, 0), bytes.count)
        let parts = [
            (bytes[..<headingEnd], TextStyle.title), (bytes[headingEnd...], TextStyle.plain),
        ]
        let lines = parts.flatMap { part, style in
            part.split(separator: 0x0A).flatMap { line in
                let text = PrintableText.line(String(decoding: line, as: UTF8.self))
                let direction = Directionality(ofFirstLetterIn: text)
                return LineBreaker.lines(of: [StyledText(text, style)], width: look.width)
                    .map { look.painted($0, in: direction) + "\n" }
            }
        }
        return number + page + "\n" + lines.joined()
    }

    /// The text of an object if it is one, on one line, else an empty one: a damaged index must not
    /// break the output around it.
    static func object(_ json: String) -> String {
        // Outside strings a line feed is white space, and inside it is escaped.
        decoded(json) == nil ? "{}" : json.replacing("\n", with: " ")
    }

    private static func members(of json: String) -> [(String, String)] {
        (decoded(json) ?? [:]).sorted { $0.key < $1.key }.map { name, value in
            (name, (value as? [Any])?.map { "\($0)" }.joined(separator: ", ") ?? "\(value)")
        }
    }

    private static func decoded(_ json: String) -> [String: Any]? {
        do {
            return try JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String: Any]
        } catch {
            return nil
        }
    }
}
