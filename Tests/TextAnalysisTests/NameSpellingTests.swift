import Testing

@testable import TextAnalysis

@Suite struct NameSpellingTests {
    /// Spellings of one word, each of which must lead to each other one.
    static let same: [[String]] = [
        ["Gaddafi", "Qadhafi", "Gadhafi", "Kaddafi", "القذافي"],
        ["Gaddafi", "Kaddafi", "Каддафи"],
        ["Muammar", "Moammar", "Mu'ammar", "معمر", "Муаммар", "מועמר"],
        ["Kata'ib", "Kataeb", "Ketaib", "كتائب", "کتائب", "Катаиб"],
        ["Hezbollah", "Hizballah", "Hizbullah", "حزب‌الله", "Хезболла", "חזבאללה"],
        ["Mohammed", "Muhammad", "Mohamed", "محمد", "Мохаммед", "מוחמד"],
        ["Erdoğan", "Erdogan", "أردوغان", "Эрдоган"],
        ["Öcalan", "Ocalan", "أوجلان"],
        ["Haniyeh", "Haniya", "Haniyya", "هنية", "הנייה"],
        ["Jamal", "Djamal", "جمال", "Джамаль"],
        ["Sana'a", "Sanaa", "صنعاء", "Сана"],
        ["Da'esh", "Daesh", "داعش", "Даиш"],
        ["Ma'ariv", "Maariv", "מעריב"],
        ["Sinwar", "السنوار", "סינוואר", "Синвар"],
        ["Zelensky", "Zelenskyy", "Zelenskiy", "Зеленський", "Зеленский", "زيلينسكي"],
        ["Khamenei", "Khamenai", "خامنئي", "Хаменеи"],
    ]

    static let different: [(String, String)] = [
        ("Oman", "Amman"), ("Iran", "Iraq"), ("Mali", "Malta"), ("Hassan", "Hussein"),
        ("Ali", "Allie"), ("Putin", "Potent"), ("Bush", "Basha"), ("Syria", "Sara"),
        ("Mexico", "Makeka"), ("Rafah", "Rufai"), ("حسن", "حسين"), ("Iraq", "ايران"),
        ("Hassan", "Хусейн"), ("Oman", "عمان الكبرى"), ("Iran", "עיראק"),
    ]

    private static func letters(_ word: String) throws -> NameLetters {
        let list = Tokenizer().tokens(of: word)
        let form = list.tokens.filter { !$0.isColocated }.map { list.form(of: $0) }.joined()
        return try #require(NameLetters(form.utf8), "\(word)")
    }

    @Test(arguments: same)
    func spellingsOfANameShareAKey(_ words: [String]) throws {
        for left in words {
            let keys = NameKey.candidates(for: try Self.letters(left))
            for right in words {
                #expect(keys.contains(NameKey(try Self.letters(right))), "\(left) \(right)")
            }
        }
    }

    @Test(arguments: same)
    func spellingsOfANameSpeakForEachOther(_ words: [String]) throws {
        for left in words {
            for right in words where left != right {
                let found = NameSimilarity(try Self.letters(left), try Self.letters(right))
                #expect(found.evidence > 0, "\(left) \(right)")
            }
        }
    }

    @Test(arguments: different)
    func differentNamesSpeakAgainstEachOther(_ left: String, _ right: String) throws {
        let found = NameSimilarity(try Self.letters(left), try Self.letters(right))
        #expect(found.evidence < 4 && found.share < 0.3, "\(found)")
    }

    @Test func similarityHasNoOrder() throws {
        for words in Self.same {
            for left in words {
                for right in words {
                    let (x, y) = (try Self.letters(left), try Self.letters(right))
                    #expect(
                        abs(NameSimilarity(x, y).evidence - NameSimilarity(y, x).evidence) < 1.5
                    )
                }
            }
        }
    }

    @Test func anEqualWordSpeaksMost() throws {
        for words in Self.same {
            let first = try Self.letters(words[0])
            let itself = NameSimilarity(first, first).evidence
            for other in words.dropFirst() {
                let other = try Self.letters(other)
                guard other.script == .latin else { continue }
                #expect(NameSimilarity(first, other).evidence <= itself)
            }
        }
    }

    @Test func whatIsNoNameHasNoLetters() {
        for word in ["", "1234", "f16", "катaиб", "東京", "ال1"] {
            #expect(NameLetters(word.utf8) == nil, "\(word)")
        }
        #expect(NameLetters(String(repeating: "a", count: 100).utf8) == nil)
    }

    @Test func longWordsEndTheirKeyEarly() throws {
        let word = String(repeating: "bt", count: 20)
        let letters = try #require(NameLetters(word.utf8))
        #expect(NameKey(letters).packed > 0)
        #expect(NameKey.candidates(for: letters).contains(NameKey(letters)))
    }
}
