import Searching
import Testing

/// Names that no list has are found in the spellings that occur.
struct NameVariantTests {
    private static let names: [[String]] = [
        [
            "Muammar Gaddafi", "Moammar Gadhafi", "Mu'ammar al-Qadhafi", "معمر القذافي",
            "Муаммар Каддафи", "Muammar al Gaddafi", "Gaddafi, Muammar",
        ],
        [
            "Kata'ib Hezbollah", "Kataib Hizballah", "Ketaib Hezbollah", "كتائب حزب الله",
            "کتائب حزب‌الله", "Катаиб Хезболла",
        ],
        [
            "Abdel Fattah al-Burhan", "Abd al-Fattah al-Burhan", "Abdulfattah Burhan",
            "عبد الفتاح البرهان",
        ],
        ["Recep Tayyip Erdoğan", "Recep Tayyip Erdogan", "Recep Tayip Erdogan"],
        ["Hassan bin Talal", "Hasan ibn Talal", "حسن بن طلال"],
        ["Patrick O'Brien", "Patrick O’Brien", "Patrick OBrien"],
    ]

    /// Sentences with a name each, and which name it is.
    private static func corpus() throws -> (index: SampleIndex, names: [Int]) {
        var texts: [String] = []
        var owners: [Int] = []
        for (number, spellings) in names.enumerated() {
            for spelling in spellings {
                texts.append("On Monday the envoy met with \(spelling) in the capital.")
                owners.append(number)
            }
        }
        return (try SampleIndex(texts: texts, knowsWords: true), owners)
    }

    @Test func everySpellingFindsTheOthersAndNothingElse() throws {
        let (index, owners) = try Self.corpus()
        for (number, spellings) in Self.names.enumerated() {
            let all = Set(owners.indices.filter { owners[$0] == number })
            for spelling in spellings {
                for query in ["\"\(spelling)\"", spelling] {
                    let found = try index.found(query)
                    #expect(found == all, "\(query)")
                }
            }
        }
    }

    @Test(arguments: [
        ("Oman", "Amman"), ("Iran", "Iraq"), ("Mali", "Malta"), ("Hassan", "Hussein"),
        ("Ali", "Allie"), ("Saddam Hussein", "Saddam Hassan"), ("Omar Bashir", "Amr Bishara"),
        ("Badr", "Bader"), ("Amal", "عمل"), ("Badr", "بدر"), ("Chad", "Shad"),
        ("Officials", "Official"), ("drone strike", "Drohne Strick"),

        ("Houthis", "Chutes"), ("Mosul", "Missal"),
        ("Ali Mousa", "Allie Mousa"), ("Quds", "Quits"), ("Abu Bakr Baghdadi", "a Baghdad"),
    ])
    func differentNamesDoNotMeet(left: String, right: String) throws {
        let index = try SampleIndex(
            texts: ["They spoke with \(left) there.", "They spoke with \(right) there."],
            knowsWords: true
        )
        #expect(try index.found("\"\(left)\"") == [0])
        #expect(try index.found("\"\(right)\"") == [1])
    }

    @Test(arguments: [
        ["Sana'a", "Sanaa"], ["Da'esh", "Daesh"], ["Abdullah Öcalan", "Abdullah Ocalan"],
        ["Tayyip Erdoğan", "Tayyip Erdogan"], ["Ma'ariv", "Maariv"],
        ["O'Brien", "O’Brien", "OBrien"],
        ["D'Angelo", "D’Angelo", "DAngelo"], ["Zahran al-Haq", "Zahran alhaq", "Zahran al Haq"],
        ["Abd al-Rahman Bakri", "Abdul Rahman Bakri", "Abdel Rahman Bakri", "Abdulrahman Bakri"],
        ["Khalid ibn Walid", "Khalid bin Walid", "Khalid ben Walid"],
        ["Ismail Haniyeh", "Ismail Haniya", "Ismail Haniyya"],
        ["Qasem Soleimani", "Qassem Suleimani"],
        ["Popular Mobilization Forces", "Popular Mobilisation Forces"],
        ["Mark Savaya", "Mark Savaia"], ["Israel Defense Forces", "Israel Defence Forces"],
    ])
    func spellingsOfOneNameMeet(spellings: [String]) throws {
        // Words of other kinds that the names are made of.
        let ordinary = "A mark of popular forces in defense, of defence forces and popular marks."
        let index = try SampleIndex(
            texts: spellings.map { "They spoke with \($0) there." }
                + Array(repeating: ordinary, count: 4),
            knowsWords: true
        )
        for spelling in spellings {
            #expect(try index.found("\"\(spelling)\"") == Set(spellings.indices), "\(spelling)")
        }
    }

    @Test(arguments: [
        ("M. Gaddafi", [0, 1, 3, 5]), ("\"M. Gaddafi\"", [0, 1, 3, 5]),
        ("\"M Gaddafi\"", [0, 1, 3, 5]),
        ("\"S. Gaddafi\"", [2]), ("\"Muammar Gaddafi\"", [0, 1, 3]), ("\"X. Gaddafi\"", []),
        ("\"William Whitaker\"", [6, 7]), ("\"Bill Whitaker\"", [6, 7]), ("\"Bob Whitaker\"", []),
        ("\"William Mitchell\"", []), ("\"Vladimir Kravchuk\"", [8]),
    ])
    func initialsAndNicknamesMeetWhereTheRestAgrees(query: String, expected: [Int]) throws {
        let index = try SampleIndex(
            texts: [
                "They met Muammar Gaddafi there.", "They met Moammar al-Qaddafi there.",
                "They met Saif Gaddafi there.", "They met M. Gaddafi there.",
                "They met many there.",
                "They met Mutassim Gaddafi there.", "They met William Whitaker there.",
                "They met Bill Whitaker there.", "They met Volodymyr Kravchuk there.",
            ],
            knowsWords: true
        )
        #expect(try index.found(query) == Set(expected))
    }

    @Test func wordsOfOtherKindsTellNothing() throws {
        let index = try SampleIndex(
            texts: [
                "They spoke with Quds Force there.", "They spoke with Kids Force there.",
                "They spoke with Qods Force there.", "By force and by force, a force.",
                "By force and by force, a force.", "A force of no great force.",
            ],
            knowsWords: true
        )
        #expect(try index.found("\"Quds Force\"") == [0, 2])
        #expect(try index.found("\"Kids Force\"") == [1])
    }

    @Test func aNameIsNotReadAcrossCells() throws {
        let turned = try SampleIndex(texts: ["of Gaddafi, Muammar, a colonel"], knowsWords: true)
        #expect(try turned.found("\"Muammar Gaddafi\"") == [0])
        let cells = try SampleIndex(
            texts: ["of Ali Gaddafi\nMuammar Hassan", "by Gaddafi. Muammar"],
            knowsWords: true
        )
        #expect(try cells.found("\"Muammar Gaddafi\"").isEmpty)
    }

    @Test func eachMatchSaysWhyAndTheStepsAddUp() throws {
        let (index, _) = try Self.corpus()
        let result = try index.searcher.search(SearchRequest("\"Muammar Gaddafi\""))
        let reasons = Dictionary(
            result.hits.map { ($0.document.uri, $0.highlights.map(\.reason)) }
        ) { first, _ in first }
        #expect(reasons["/0"] == [.exact])
        #expect(reasons["/1"] == [.variant])
        #expect(reasons["/3"] == [.script])
        #expect(result.hits.first?.document.uri == "/0")
        let counted = Dictionary(
            uniqueKeysWithValues: result.steps.filter { $0.passages > 0 }.map {
                ($0.reason, $0.passages)
            }
        )
        #expect(counted == [.exact: 1, .variant: 4, .script: 2])
    }

    @Test func theReaderDecidesWhatIsAdded() throws {
        let (index, _) = try Self.corpus()
        func found(_ query: String, _ reasons: Set<Reason>) throws -> Set<Int> {
            var request = SearchRequest(query)
            request.expansions = reasons
            return Set(
                try index.searcher.search(request).hits.compactMap {
                    Int($0.document.uri.dropFirst())
                }
            )
        }
        let query = "\"Muammar Gaddafi\""
        #expect(try found(query, []) == [0])
        #expect(try found(query, [.fold, .stem, .alias]) == [0])
        #expect(try found(query, [.fold, .script]) == [0, 3, 4])
        #expect(try found(query, [.fold, .variant]) == [0, 1, 2, 5, 6])
        #expect(try found("\"Kataib Hezbollah\"", [.fold]) == [7])
        #expect(try found("\"Kataib Hezbollah\"", []).isEmpty)
    }

    @Test(arguments: [
        ("=\"Kata'ib\"", [0]), ("=\"Kataib\"", [1]), ("=\"kataib\"", [1]), ("=\"KATAIB\"", []),
        ("=\"kata’ib\"", [2]), ("kataib", [0, 1, 2]), ("\"Kata'ib\"", [0, 1, 2]),
        ("=\"the Kataib\"", [1]), ("the =\"Kata'ib\"", [0]),
    ])
    func literalTextIsAsItIsWritten(query: String, expected: [Int]) throws {
        let index = try SampleIndex(texts: [
            "the Kata'ib met", "the Kataib met", "the Kata’ib met",
        ])
        #expect(try index.found(query) == Set(expected))
    }
}
