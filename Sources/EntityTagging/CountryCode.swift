/// Country codes: ISO 3166-1 alpha-2, and XK for Kosovo, which the standard leaves to its users.
enum CountryCode {
    /// The code in capitals, or `nil` where no country has it.
    static func canonical(_ text: some Collection<UInt8>) -> String? {
        guard text.count == 2 else { return nil }
        var number = 0
        for byte in text {
            let letter = Int(byte | 0x20) - 0x61
            guard (0..<26).contains(letter) else { return nil }
            number = number * 26 + letter
        }
        return byNumber[number]
    }

    /// Two letters as one number, so that codes can be compared without strings.
    static func packed(_ code: String?) -> UInt16 {
        var number: UInt16 = 0
        for byte in code?.utf8.prefix(2) ?? "".utf8.prefix(0) {
            number = number << 8 | UInt16(byte)
        }
        return number
    }

    /// The code that a number stands for; `nil` for 0.
    static func unpacked(_ number: UInt16) -> String? {
        guard number != 0 else { return nil }
        return String(decoding: [UInt8(number >> 8), UInt8(number & 0xFF)], as: UTF8.self)
    }

    private static let byNumber: [String?] = {
        var byNumber: [String?] = Array(repeating: nil, count: 26 * 26)
        for code in all.split(separator: " ") {
            let number = code.utf8.reduce(0) { $0 * 26 + Int($1) - 0x41 }
            byNumber[number] = String(code)
        }
        return byNumber
    }()

    private static let all = """
        AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ \
        BR BS BT BV BW BY BZ CA CC CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM \
        DO DZ EC EE EG EH ER ES ET FI FJ FK FM FO FR GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GS \
        GT GU GW GY HK HM HN HR HT HU ID IE IL IM IN IO IQ IR IS IT JE JM JO JP KE KG KH KI KM KN \
        KP KR KW KY KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN MO MP MQ \
        MR MS MT MU MV MW MX MY MZ NA NC NE NF NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM \
        PN PR PS PT PW PY QA RE RO RS RU RW SA SB SC SD SE SG SH SI SJ SK SL SM SN SO SR SS ST SV \
        SX SY SZ TC TD TF TG TH TJ TK TL TM TN TO TR TT TV TW TZ UA UG UM US UY UZ VA VC VE VG VI \
        VN VU WF WS XK YE YT ZA ZM ZW
        """
}
