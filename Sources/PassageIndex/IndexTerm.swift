/// The kinds of term in the full-text index and how they are told apart.
///
/// A term of a word is its folded form. Every other kind starts with a control byte, which no folded
/// form has, so that no word a reader types can meet it by accident.
package enum IndexTerm {
    /// Starts the stem of a word: `02 language stem`, where the language has two letters.
    static let stemMark: UInt8 = 0x02
    /// Starts the number of an entity, at the first word of each mention of it.
    static let entityMark: UInt8 = 0x03
    /// Starts the letter of an entity type, at the first word of each mention of the type.
    static let typeMark: UInt8 = 0x04
    /// Starts a country code, at the first word of each mention that points to the country.
    static let countryMark: UInt8 = 0x05

    /// The term of a folded word.
    package static func word(_ folded: some Sequence<UInt8>) -> [UInt8] { Array(folded) }

    /// The term of a stem in passages of one language.
    package static func stem(_ stem: some Sequence<UInt8>, language: String) -> [UInt8] {
        [stemMark] + language.utf8 + stem
    }

    /// Whether a term is that of a stem.
    package static func isStem(_ term: [UInt8]) -> Bool { term.first == stemMark }

    /// The term of an entity.
    package static func entity(_ number: Int64) -> [UInt8] {
        [entityMark] + String(number).utf8
    }

    /// The term of an entity type, by its letter in ``PassageAnnotations``.
    package static func type(_ letter: UInt8) -> [UInt8] { [typeMark, letter] }

    /// The term of a country, by its ISO 3166-1 alpha-2 code in capitals, in ASCII.
    package static func country(_ code: some Sequence<UInt8>) -> [UInt8] { [countryMark] + code }
}
