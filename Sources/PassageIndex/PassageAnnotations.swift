/// What the index knows of a passage besides its words: its language and the entities it mentions.
///
/// Annotations ride behind the text of a field, so that FTS5 sees them and yet the stored text stays
/// clean. A field of the index is
///
///     field       = text [U+001E base ";" annotations]
///     base        = decimal number: where the field starts in the passage, in bytes
///     annotations = language *(";" mention)
///     mention     = start "," entity "," type [country]
///     start       = decimal number: where the mention starts in the passage, in bytes
///     entity      = decimal number of the entity
///     type        = "p" | "o" | "l" | "c"      person, organization, place, country
///                 | "-"                        no mention: the passage as a whole points to the country
///     country     = two capital letters
///
/// The same passage gives the same annotations for each of its fields; `base` tells which of the
/// mentions lie in the field at hand.
package struct PassageAnnotations: Equatable, Sendable {
    /// ISO 639-1 code of the language whose stems are indexed; empty for none.
    package var language: String
    /// In the order of their starts.
    package var mentions: [Mention]

    package init(language: String, mentions: [Mention]) {
        self.language = language
        self.mentions = mentions
    }

    /// One mention, reduced to what the index needs.
    package struct Mention: Equatable, Sendable {
        /// Where the mention starts in the passage, in UTF-8 bytes.
        package var start: Int
        /// The number of the entity in the store.
        package var entity: Int64
        /// `p`, `o`, `l`, `c` or `-`, in ASCII.
        package var type: UInt8
        /// Two capital letters, in ASCII; empty when no country is pointed to.
        package var country: [UInt8]

        package init(start: Int, entity: Int64, type: UInt8, country: [UInt8]) {
            self.start = start
            self.entity = entity
            self.type = type
            self.country = country
        }

        /// What points a passage to a country without mentioning anything, at its first word.
        package static func pointer(to country: [UInt8]) -> Self {
            Self(start: 0, entity: 0, type: noType, country: country)
        }

        private static let noType = UInt8(ascii: "-")

        /// The terms that stand at the mention's first word.
        package var terms: [[UInt8]] {
            if type == Self.noType { return [IndexTerm.country(country)] }
            let terms = [IndexTerm.entity(entity), IndexTerm.type(type)]
            return country.isEmpty ? terms : terms + [IndexTerm.country(country)]
        }
    }

    /// Separates the text of a field from what rides behind it; readers strip it from all text.
    package static let separator: UInt8 = 0x1E

    /// The stored form, without the base.
    package var encoded: String {
        var bytes = Array(language.utf8)
        for mention in mentions {
            bytes.append(UInt8(ascii: ";"))
            bytes += String(mention.start).utf8
            bytes.append(UInt8(ascii: ","))
            bytes += String(mention.entity).utf8
            bytes += [UInt8(ascii: ","), mention.type]
            bytes += mention.country
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}

/// A field of the index, taken apart.
struct AnnotatedField {
    /// How many bytes at the start of the field are text.
    var textCount: Int
    var annotations: PassageAnnotations

    /// Takes a field apart; what does not follow the grammar ends the annotations there.
    ///
    /// - Parameter field: Text with what rides behind it.
    init(_ field: borrowing Span<UInt8>) {
        textCount = field.count
        annotations = PassageAnnotations(language: "", mentions: [])
        var at = field.count - 1
        // Annotations are ASCII from a closed alphabet: give up at the first byte outside it, so
        // that a long text without annotations is not searched to its start.
        while at >= 0, field[at] >= 0x2C, field[at] < 0x7B { at -= 1 }
        guard at >= 0, field[at] == PassageAnnotations.separator else { return }
        textCount = at
        var reader = Reader(at: at + 1)
        guard let base = reader.number(in: field), reader.skip(UInt8(ascii: ";"), in: field) else {
            return
        }
        let languageStart = reader.position
        while reader.position < field.count, field[reader.position] != UInt8(ascii: ";") {
            reader.position += 1
        }
        annotations.language = String(
            decoding: (languageStart..<reader.position).map { field[$0] },
            as: UTF8.self
        )
        while reader.skip(UInt8(ascii: ";"), in: field) {
            guard let start = reader.number(in: field), reader.skip(UInt8(ascii: ","), in: field),
                let entity = reader.number(in: field), reader.skip(UInt8(ascii: ","), in: field),
                reader.position < field.count
            else { return }
            let type = field[reader.position]
            reader.position += 1
            var country: [UInt8] = []
            while reader.position < field.count, field[reader.position] != UInt8(ascii: ";") {
                country.append(field[reader.position])
                reader.position += 1
            }
            guard start >= base, start < base + textCount else { continue }
            annotations.mentions.append(
                PassageAnnotations.Mention(
                    start: start - base,
                    entity: Int64(entity),
                    type: type,
                    country: country
                )
            )
        }
    }

    private struct Reader {
        var position: Int

        init(at position: Int) { self.position = position }

        mutating func number(in field: borrowing Span<UInt8>) -> Int? {
            var value = 0
            let start = position
            while position < field.count, field[position] >= 0x30, field[position] <= 0x39,
                position - start < 15
            {
                value = value * 10 + Int(field[position] - 0x30)
                position += 1
            }
            return position > start ? value : nil
        }

        mutating func skip(_ byte: UInt8, in field: borrowing Span<UInt8>) -> Bool {
            guard position < field.count, field[position] == byte else { return false }
            position += 1
            return true
        }
    }
}
