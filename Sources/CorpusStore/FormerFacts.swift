/// The packed facts of files before version 4 of the schema, which are brought up to date.
///
///     block    = 0 *passage
///     passage  = number document [length day source language about *code] words
///                count *entity count *country
///
/// of ``LEB128`` numbers: `number` and `document` are differences to the passage before (the first to
/// zero); the fields in brackets are the document's and stand only when it is another than that of the
/// passage before, or the first in the block; `about` is twice the number of codes that follow, plus 1
/// when the document is about the first; `entity` is a difference to the one before; `code` is two
/// capital letters, 26 times the first from A plus the second, or 676 more than 256 times the first byte
/// plus the second; `country` is twice a code, plus 1 when the passage names the country itself.
///
/// Before version 2 there was no 0 in front, no `about`, and 256 times the first letter plus the second in
/// place of `country`.
enum FormerFacts {
    /// The first code that is not two capital letters.
    private static let codeOfOthers: UInt32 = 26 * 26

    private static func country(ofCode code: UInt32) -> UInt16 {
        code < codeOfOthers
            ? UInt16(code / 26 + 0x41) << 8 | UInt16(code % 26 + 0x41)
            : UInt16(truncatingIfNeeded: code - codeOfOthers)
    }

    /// Unpacks a block; `nil` when it is not as it was written.
    static func decode(_ packed: [UInt8]) -> [PassageFacts]? {
        var at = 0
        var isWhole = true
        func next() -> UInt32 {
            if let number = LEB128.read(packed.span, at: &at) { return number }
            isWhole = false
            return 0
        }
        func numbers() -> [UInt32] {
            // A damaged file may announce more than it has.
            (0..<min(next(), UInt32(packed.count))).map { _ in next() }
        }
        let isFirstVersion = packed.first.map { $0 != 0 } ?? true
        if !isFirstVersion { at = 1 }
        var all: [PassageFacts] = []
        var facts = PassageFacts()
        while at < packed.count {
            let last = facts.passage
            facts.passage &+= next()
            let step = next()
            facts.document &+= step
            if step != 0 {
                facts.documentLength = next()
                facts.day = next()
                facts.source = next()
                facts.language = next()
                let head = isFirstVersion ? 0 : next()
                facts.documentCountries.isAboutMain = head & 1 == 1
                facts.documentCountries.codes = (0..<min(head >> 1, UInt32(packed.count))).map {
                    _ in country(ofCode: next())
                }
            }
            facts.length = next()
            var entity: UInt32 = 0
            facts.entities = numbers().map { step in
                entity &+= step
                return entity
            }
            let countries = numbers()
            facts.countries = countries.map {
                isFirstVersion ? UInt16(truncatingIfNeeded: $0) : country(ofCode: $0 >> 1)
            }
            facts.namedCountries =
                isFirstVersion
                ? [] : countries.filter { $0 & 1 == 1 }.map { country(ofCode: $0 >> 1) }
            // Passages stand in ascending order, each once.
            guard isWhole, facts.passage > last, facts.document != 0 else { return nil }
            all.append(facts)
        }
        return all
    }
}
