package import Fihrist

/// A text with the entities it mentions, for people and for programs.
package enum TaggedText {
    /// The text with each mention marked: coloured by type, or `[Baghdad](place Baghdad IQ)`.
    package static func text(
        _ text: String,
        entities: [TaggedEntity],
        look: TextLook
    ) -> String {
        let bytes = Array(text.utf8)
        var marked = ""
        var next = 0
        for entity in entities where entity.range.lowerBound >= next {
            let range = entity.range.clamped(to: 0..<bytes.count)
            marked += printable(bytes[next..<range.lowerBound])
            let written = printable(bytes[range])
            if look.isColored {
                marked += look.painted(StyledText(written, style(of: entity.type)))
            } else {
                let about = [entity.type, entity.name, entity.country].compactMap { $0 }
                marked += "[\(written)](\(PrintableText.line(about.joined(separator: " "))))"
            }
            next = range.upperBound
        }
        marked += printable(bytes[next...])
        return marked.isEmpty || marked.hasSuffix("\n") ? marked : marked + "\n"
    }

    /// A JSON object a line; start and end are UTF-8 byte offsets.
    package static func jsonLines(_ entities: [TaggedEntity]) -> String {
        entities.map { entity in
            JSONWriter.text {
                $0.object {
                    $0.field("start", entity.range.lowerBound)
                    $0.field("end", entity.range.upperBound)
                    $0.field("text", entity.written)
                    $0.field("id", entity.id)
                    $0.field("type", entity.type)
                    $0.field("name", entity.name)
                    $0.field("country", entity.country)
                }
            } + "\n"
        }.joined()
    }

    private static func printable(_ bytes: ArraySlice<UInt8>) -> String {
        PrintableText.lines(String(decoding: bytes, as: UTF8.self))
    }

    private static func style(of type: String) -> TextStyle {
        switch type {
        case "person": .person
        case "organization": .organization
        case "place": .place
        default: .country
        }
    }
}
