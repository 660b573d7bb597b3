import Foundation

/// Names of languages as documents declare them.
enum LanguageCode {
    private static let names: [String: String] = [
        "arabic": "ar", "chinese": "zh", "dutch": "nl", "english": "en", "farsi": "fa",
        "french": "fr", "german": "de", "hebrew": "he", "italian": "it", "japanese": "ja",
        "korean": "ko", "kurdish": "ku", "persian": "fa", "polish": "pl", "portuguese": "pt",
        "russian": "ru", "spanish": "es", "turkish": "tr", "ukrainian": "uk", "urdu": "ur",
    ]

    /// The ISO 639-1 code for a code or tag (`en`, `eng`, `en-US`, `EN_us`) or an English name.
    static func code(for declared: String) -> String? {
        let text = declared.lowercased()
        if let code = names[text] { return code }
        let subtag = text.prefix { $0 != "-" && $0 != "_" }
        guard (2...3).contains(subtag.count), subtag.allSatisfy({ $0.isASCII && $0.isLetter })
        else { return nil }
        switch subtag {
        case "iw": return "he"
        case "in": return "id"
        default: break
        }
        let code = Locale.LanguageCode(String(subtag))
        return code.isISOLanguage ? code.identifier(.alpha2) : nil
    }
}
