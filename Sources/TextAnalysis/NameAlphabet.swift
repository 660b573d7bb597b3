/// The scripts whose spellings of a name are compared with each other.
package enum NameScript: UInt8, CaseIterable, Sendable {
    case latin, arabic, hebrew, cyrillic

    /// Whether most vowels are left out.
    package var isWithoutVowels: Bool { self == .arabic || self == .hebrew }
}

/// The letters of a folded word as small numbers, with an edge before the first and behind the last.
///
/// Costs of letters beside an edge differ from those inside: Arabic writes a vowel at the start of a
/// word, and seldom one inside.
package struct NameLetters: Equatable, Sendable {
    package let script: NameScript
    /// Numbers from 1 to 62, between two edges.
    package let codes: [UInt8]

    /// What stands before the first letter and behind the last.
    package static let edge: UInt8 = 63
    /// The longest word that is compared, in letters.
    package static let longest = 40

    /// The letters of a folded word, or of several put together.
    ///
    /// Fails for words with digits, of other scripts or of two scripts, and for those longer than
    /// ``longest``. What the alphabets lack is left out.
    package init?(_ folded: some Sequence<UInt8>) {
        var codes = [Self.edge]
        var script: NameScript?
        var lead: UInt32 = 0
        for byte in folded {
            var scalar = UInt32(byte)
            if byte >= 0xC2, byte < 0xE0 {
                lead = UInt32(byte & 0x1F) << 6
                continue
            }
            if byte & 0xC0 == 0x80 {
                guard lead != 0 else { return nil }
                scalar = lead | UInt32(byte & 0x3F)
                lead = 0
            } else if byte >= 0x80 {
                return nil
            }
            guard let next = Self.script(of: scalar), script == nil || script == next,
                codes.count <= Self.longest
            else { return nil }
            script = next
            if let code = Self.code(of: scalar, next) { codes.append(code) }
        }
        guard let script, codes.count > 1 else { return nil }
        codes.append(Self.edge)
        self.script = script
        self.codes = codes
    }

    /// How many letters there are.
    package var count: Int { codes.count - 2 }

    /// The number of a letter in its script's alphabet.
    package static func code(of letter: Unicode.Scalar) -> UInt8? {
        script(of: letter.value).flatMap { code(of: letter.value, $0) }
    }

    private static func script(of scalar: UInt32) -> NameScript? {
        switch scalar {
        case 0x61...0x7A: .latin
        case 0x5D0...0x5EA: .hebrew
        case 0x620...0x64A, 0x66E...0x6D3, 0x6D5: .arabic
        case 0x430...0x52F: .cyrillic
        default: nil
        }
    }

    private static func code(of scalar: UInt32, _ script: NameScript) -> UInt8? {
        switch script {
        case .latin: return UInt8(scalar - 0x60)
        case .hebrew: return UInt8(scalar - 0x5CF)
        case .arabic, .cyrillic:
            let (codes, first) = script == .arabic ? (arabic, 0x620) : (cyrillic, 0x430)
            let code = codes[Int(scalar) - first]
            return code == 0 ? nil : code
        }
    }

    /// In folded form, in which hamzas, the kinds of ya, kaf and ha, and marks are gone.
    private static let arabic = codes("ابتثجحخدذرزسشصضطظعغفقكلمنهويپچژگٹڈڑںےڤڭ", from: 0x620)
    private static let cyrillic = codes("абвгдежзиклмнопрстуфхцчшщъыьэюяієђјљњћџөүһә", from: 0x430)

    /// The numbers of letters by their distance from the first scalar of their script; 0 for none.
    private static func codes(_ letters: String, from first: Int) -> [UInt8] {
        var codes = [UInt8](repeating: 0, count: 256)
        for (number, letter) in letters.unicodeScalars.enumerated() {
            codes[Int(letter.value) - first] = UInt8(number + 1)
        }
        return codes
    }
}
