package import Fihrist

/// A text with the entities it mentions as a page for a browser.
package enum TaggedPage {
    /// Writes a page where each mention is marked in the colour of its type, and tells why when
    /// pointed at.
    ///
    /// - Parameters:
    ///   - text: The text.
    ///   - entities: What it mentions, in its order, without overlaps.
    ///   - title: What the page is called.
    /// - Returns: The page, HTML in UTF-8.
    package static func html(_ text: String, entities: [TaggedEntity], title: String) -> String {
        let bytes = Array(text.utf8)
        var page = """
            <!DOCTYPE html>
            <html><head><meta charset="utf-8"><title>\(escaped(title[...]))</title>
            <style>
            body { font: 17px/1.6 serif; max-width: 46em; margin: 2em auto; padding: 0 1em }
            p { white-space: pre-wrap; unicode-bidi: plaintext; text-align: start }
            mark { border-radius: 3px; padding: 0 2px; color: inherit }
            .person { background: #ffe9a8 } .organization { background: #cfe3ff }
            .place { background: #d0f0cf } .country { background: #ead4f5 }
            .unlisted { border-bottom: 2px dotted #888 }
            </style></head><body>
            <p><mark class="person">person</mark> <mark class="organization">organization</mark> \
            <mark class="place">place</mark> <mark class="country">country</mark> \
            <mark class="unlisted">in no list</mark></p>
            <p>
            """
        var next = 0
        func append(upTo end: Int) {
            page += escaped(String(decoding: bytes[next..<end], as: UTF8.self)[...])
            next = end
        }
        for entity in entities where entity.range.lowerBound >= next {
            let range = entity.range.clamped(to: 0..<bytes.count)
            append(upTo: range.lowerBound)
            let isListed = !entity.id.hasPrefix("name:")
            let about = [
                entity.type, entity.name, entity.country,
                isListed
                    ? "in the lists as \(entity.id)" : "found by what stands around it; in no list",
            ]
            let reason = about.compactMap { $0 }.joined(separator: " · ")
            page += "<mark class=\"\(entity.type)\(isListed ? "" : " unlisted")\" "
            page += "title=\"\(escaped(reason[...]))\">"
            append(upTo: range.upperBound)
            page += "</mark>"
        }
        append(upTo: bytes.count)
        return page + "</p></body></html>\n"
    }

    private static func escaped(_ text: Substring) -> String {
        var escaped = ""
        escaped.reserveCapacity(text.utf8.count)
        for scalar in text.unicodeScalars {
            switch scalar {
            case "&": escaped += "&amp;"
            case "<": escaped += "&lt;"
            case ">": escaped += "&gt;"
            case "\"": escaped += "&quot;"
            case "\u{0}"..."\u{8}", "\u{B}", "\u{C}", "\u{E}"..."\u{1F}", "\u{7F}"..."\u{9F}":
                escaped += "\u{FFFD}"
            default: escaped.unicodeScalars.append(scalar)
            }
        }
        return escaped
    }
}
