/// Tells the language of a text by its script, its letters and its common words.
package struct LanguageDetector: Sendable {
    package init() {}

    /// How much is read first; four and sixteen times as much if that does not decide.
    private static let firstBytes = 4096

    /// The language of a text, ISO 639-1 (`ckb` for Central Kurdish, which has no such code).
    ///
    /// Capitals do not matter. Languages of one script that this tells apart: those of
    /// ``CommonWords``; Chinese and Japanese. Any other script stands for its largest language, so
    /// Marathi comes out as `hi` and Yiddish as `he`.
    ///
    /// - Parameter text: UTF-8, valid or not.
    /// - Returns: Nil if nothing speaks for one language: numbers, a few names.
    /// - Complexity: Constant; at most the first 64 KB are read.
    package func detect(_ text: borrowing Span<UInt8>) -> String? {
        var evidence = LanguageEvidence()
        var start = 0
        var goal = LanguageDetector.firstBytes
        while start < text.count {
            var end = min(goal, text.count)
            while end < text.count, text[end] & 0xC0 == 0x80, end < goal + 4 { end += 1 }
            evidence.read(text, start..<end)
            if let language = decide(evidence) { return language }
            start = end
            guard goal < LanguageDetector.firstBytes * 16 else { break }
            goal *= 4
        }
        return nil
    }

    private func decide(_ evidence: LanguageEvidence) -> String? {
        func letters(_ script: LanguageEvidence.Script) -> Int {
            // A Han letter or a Hangul syllable is worth a few letters of an alphabet.
            let isDense = script == .han || script == .hangul || script == .kana
            return evidence.letters[script.rawValue] * (isDense ? 3 : 1)
        }
        var main = LanguageEvidence.Script.latin
        var total = 0
        for script in LanguageEvidence.Script.allCases {
            total += letters(script)
            if letters(script) > letters(main) { main = script }
        }
        guard total > 0 else { return nil }
        if main == .han || main == .kana {
            return letters(.kana) * 12 >= letters(.han) ? "ja" : "zh"
        }
        // One foreign name does not make a language.
        if let language = main.language { return letters(main) >= 4 ? language : nil }
        return wordLanguage(evidence, main)
    }

    /// The language with the most points among those of a script.
    private func wordLanguage(
        _ evidence: LanguageEvidence,
        _ script: LanguageEvidence.Script
    ) -> String? {
        var best = (points: 0.0, number: 0)
        var second = 0.0
        for number in evidence.points.indices where CommonWords.script(of: number) == script {
            let weight = CommonWords.smaller.contains(number) ? 0.8 : 1
            let points = evidence.points[number] * weight
            if points > best.points {
                second = best.points
                best = (points, number)
            } else {
                second = max(second, points)
            }
        }
        // Names and tables have a common word by chance, prose many different ones.
        let isDense = evidence.hits[best.number] * 20 >= evidence.words
        let distinct = evidence.distinct[best.number]
        let isEnough =
            (isDense && distinct >= (evidence.words <= 40 ? 2 : 3))
            || (distinct >= 6 && best.points >= second * 3)
        guard isEnough, best.points >= 0.9, best.points >= second * 1.15 else { return nil }
        return CommonWords.languages[best.number]
    }
}
