import Testing

@testable import TextAnalysis

struct SentenceBreakerTests {
    private func sentences(_ text: String) -> [String] {
        let bytes = Array(text.utf8)
        return SentenceBreaker().sentences(in: bytes.span, range: bytes.indices).map {
            String(decoding: bytes[$0], as: UTF8.self)
        }
    }

    /// A bar stands where one sentence ends and the next begins.
    @Test(arguments: [
        // Plain ends, with quotes and brackets closed behind them.
        "It began.| It ended.",
        "“It began.”| It ended.",
        "“Stop!”| He ran.| (They saw it.)| Nobody spoke.",
        "Why?!| Because.",
        "He said so.[12]| She did not.",
        "We must carry on.|Our leader would.",
        // Abbreviations.
        "Gen. Smith met Lt. Gen. Jones and Mrs. Hale.| They spoke.",
        "The U.S. Army left.| In the U.S. it was late.",
        "They came from the U.S.| The rest stayed in the U.N.| It was over.",
        "It cost approx. 5 dollars, e.g. in No. 5 St. James St.| He paid.",
        "He said no.| She agreed.",
        "On Jan. 5 and Feb. 6 they met at 5 p.m. Monday.| At 9 a.m.| Police came.",
        "Halliburton Inc. Chairman Lee left.| Acme Corp.| The firm closed.",
        "Smith vs. Jones, see fig. 3 and pp. 4 ff.| Next.",
        "He sat.| They sat.",
        "John F. Kennedy and J. R. R. Tolkien.| Both wrote.",
        "A Ph.D. Student wrote.| It was plan B.| The end.",
        "The anglo-U.S. Crisis.| It passed.",
        // Numbers.
        "It rose 3.5 percent in 1990.| Then it fell.",
        "22. One of the tidings.| 23. Another.",
        "Am 3. Oktober 1990 war es so weit.| Danach nicht.",
        // Small letters go on, but for the Arabic article.
        "“Why?” he asked.| No answer.",
        "Wait... and see.| Wait...| See.",
        "and . . . then . . .| The end.",
        "They fled.| al-Qaeda stayed.",
        "Yahoo! shares fell.",
        // Capitals.
        "IN 1960, THE U.S . FIRST PROPOSED IT .| BUT EUROPE DID NOT .",
        "\" THE TERMS ARE GOOD . \"| MANY WERE NOT SURE .| (TIME, DEC . 28) .| GEN . LEE LEFT .",
        // Other scripts.
        "Он родился в 1990 г. в Москве, т.е. на ул. Ленина.| Она тоже.",
        "А. С. Пушкин жил здесь.| Это было в 1830 г.| Он уехал.",
        "ماذا حدث؟| لا نعرف. |ربما غدا.",
        "یہ پاکستان ہے۔| وہ بھارت ہے۔",
        "这是第一句。|这是第二句！|真的吗？|「好。」|他走了",
        "東京で会談した。|大統領は「行く。」と述べた。|終わり",
        "यह भारत है।| वह नेपाल है।",
        "ראש הממשלה אמר. |זה נגמר.",
        "M. Macron et Mme. Merkel, z. B. in Paris, usw. bzw. mehr.| Fin.",
        // An empty line ends a sentence, a line break does not.
        "one line\nanother line\n\n|a paragraph",
    ])
    func endsWhereTheBarsAre(_ text: String) {
        let expected = text.split(separator: "|").map {
            $0.drop(while: \.isWhitespace)
        }.map { sentence in
            var sentence = sentence
            while sentence.last?.isWhitespace == true { sentence.removeLast() }
            return String(sentence)
        }
        #expect(sentences(text.replacing("|", with: "")) == expected)
    }

    @Test(arguments: 0..<60)
    func coverAnyTextButItsWhiteSpace(_ seed: UInt64) {
        let bytes = RandomText.bytes(seed: seed, words: 120)
        let ranges = SentenceBreaker().sentences(in: bytes.span, range: bytes.indices)
        RangeChecks.expectOrderly(ranges, in: bytes)
        #expect(RangeChecks.uncovered(ranges, of: [bytes.indices], in: bytes) == "")
    }

    @Test(arguments: 0..<30)
    func stayInsideTheRangeAndSurviveAnyBytes(_ seed: UInt64) {
        let bytes = RandomText.noise(seed: seed, count: 400)
        let ranges = SentenceBreaker().sentences(in: bytes.span, range: 100..<300)
        #expect(ranges.allSatisfy { $0.lowerBound >= 100 && $0.upperBound <= 300 && !$0.isEmpty })
        #expect(zip(ranges, ranges.dropFirst()).allSatisfy { $0.upperBound <= $1.lowerBound })
    }
}
