/// A country that a document points to: how much, and why.
public struct DocumentCountry: Equatable, Sendable {
    /// ISO 3166-1 alpha-2 in capitals.
    public var code: String
    /// How much the document is about the country, 0 to 100.
    public var salience: Int
    /// Why, and where in it.
    public var reasons: CountryReasons

    package init(code: String, salience: Int, reasons: CountryReasons) {
        self.code = code
        self.salience = salience
        self.reasons = reasons
    }

    /// From this salience on a document is about a country.
    public static let aboutSalience = 25
}

extension [DocumentCountry] {
    /// The codes of those that stand over the document, by a dateline or field: its first passage points
    /// to them without mentioning them.
    package var leading: [String] {
        filter { !$0.reasons.isDisjoint(with: [.dateline, .field]) }.map(\.code).sorted()
    }
}

/// Why a passage or a document points to a country, and where a document does.
public struct CountryReasons: OptionSet, Hashable, Sendable {
    /// A bit for each reason.
    public let rawValue: UInt16

    /// Makes a set of reasons.
    ///
    /// - Parameter rawValue: A bit for each reason.
    public init(rawValue: UInt16) { self.rawValue = rawValue }

    /// By its name.
    public static let name = Self(rawValue: 1)
    /// By an adjective or the name of its people.
    public static let demonym = Self(rawValue: 2)
    /// By its capital.
    public static let capital = Self(rawValue: 4)
    /// By another place in it.
    public static let place = Self(rawValue: 8)
    /// By an organization that is at home there.
    public static let organization = Self(rawValue: 16)
    /// By a person who is at home there.
    public static let person = Self(rawValue: 32)
    /// By the place where the report was written.
    public static let dateline = Self(rawValue: 64)
    /// By a field of the record that names the country or a speaker from there.
    public static let field = Self(rawValue: 128)
    /// In the title.
    public static let title = Self(rawValue: 256)
    /// In the first passage.
    public static let lead = Self(rawValue: 512)

    /// Each reason with its letter in the file and its word, in the order in which they are given.
    package static let all: [(reason: CountryReasons, letter: UInt8, word: String)] = [
        (.title, UInt8(ascii: "t"), "title"), (.lead, UInt8(ascii: "s"), "lead"),
        (.dateline, UInt8(ascii: "l"), "dateline"), (.field, UInt8(ascii: "f"), "field"),
        (.name, UInt8(ascii: "n"), "name"), (.demonym, UInt8(ascii: "d"), "demonym"),
        (.capital, UInt8(ascii: "c"), "capital"), (.place, UInt8(ascii: "p"), "place"),
        (.organization, UInt8(ascii: "o"), "organization"),
        (.person, UInt8(ascii: "h"), "person"),
    ]

    /// The words of the reasons, in a fixed order.
    public var words: [String] { Self.all.filter { contains($0.reason) }.map(\.word) }
}

/// The countries of a document as the file keeps them: `IQ100tn IR41p`.
///
///     countries = [country *(" " country)]      the most salient first
///     country   = code salience *letter         code: two characters; salience: decimal
package enum DocumentCountries {
    /// The stored form.
    package static func encode(_ countries: [DocumentCountry]) -> String {
        countries.map { country in
            let letters = CountryReasons.all.filter { country.reasons.contains($0.reason) }
            return country.code + String(country.salience)
                + String(decoding: letters.map(\.letter), as: UTF8.self)
        }.joined(separator: " ")
    }

    /// Reads the stored form; what does not follow the grammar is passed over.
    package static func decode(_ text: String) -> [DocumentCountry] {
        text.utf8.split(separator: UInt8(ascii: " ")).compactMap { part in
            let bytes = Array(part)
            let digits = bytes.dropFirst(2).prefix { $0 >= 0x30 && $0 <= 0x39 }
            guard let salience = Int(String(decoding: digits, as: UTF8.self)), salience <= 100
            else { return nil }
            let letters = bytes[digits.endIndex...]
            return DocumentCountry(
                code: String(decoding: bytes[..<2], as: UTF8.self),
                salience: salience,
                reasons: CountryReasons.all.reduce(into: []) { reasons, next in
                    if letters.contains(next.letter) { reasons.insert(next.reason) }
                }
            )
        }
    }
}
