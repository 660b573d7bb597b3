import TextAnalysis
import Testing

@testable import EntityTagging

/// What the trained model finds, and what holds for any text.
@Suite struct RecognizerTests {
    private static let tagger = EntityTagger(
        gazetteer: sampleReader.gazetteer(),
        model: .shipped()
    )
    private static let shipped = EntityTagger(
        gazetteer: EntityListReader.shipped().gazetteer(),
        model: .shipped()
    )

    private func names(
        _ text: String,
        by sources: EntityTagger.Sources = .both,
        _ tagger: EntityTagger = Self.tagger,
        memory: inout RecognizerMemory
    ) -> [FoundName] {
        let bytes = Array(text.utf8)
        return tagger.names(
            in: bytes.span,
            tokens: Tokenizer().tokens(of: text),
            sentences: SentenceBreaker().sentences(in: bytes.span, range: 0..<bytes.count),
            by: sources,
            memory: &memory
        )
    }

    private func summary(_ text: String, _ tagger: EntityTagger = Self.tagger) -> [String] {
        var memory = RecognizerMemory()
        let bytes = Array(text.utf8)
        return names(text, by: .both, tagger, memory: &memory).map {
            "\(String(decoding: bytes[$0.range], as: UTF8.self))=\($0.type.rawValue)"
        }
    }

    @Test func aListedPlaceOverSeveralNamesIsThatPlace() {
        let text = "The area is about the size of Washington, D.C. and Rhode Island."
        #expect(summary(text, Self.shipped).contains("Washington, D.C.=place"))
    }

    @Test(arguments: [
        (
            "The fair in Houston, Texas, ended.",
            ["Houston=place:geonames:4699066", "Texas=place:region:us-tx"]
        ),
        (
            "He flew to Atlanta, Georgia, on Monday.",
            ["Atlanta=place:geonames:4180439", "Georgia=place:region:us-ga"]
        ),
        (
            "Talks in Tbilisi, Georgia, failed.",
            ["Tbilisi=place:geonames:611717", "Georgia=country:GE"]
        ),
    ])
    func aCityAndWhatItLiesInAreTwo(text: String, expected: [String]) {
        var memory = RecognizerMemory()
        let bytes = Array(text.utf8)
        let found = names(text, by: .both, Self.shipped, memory: &memory).compactMap { name in
            name.mention.map {
                "\(String(decoding: bytes[name.range], as: UTF8.self))="
                    + Self.shipped.entities[$0.entity].key
            }
        }
        #expect(found == expected)
    }

    /// What is known stays apart, whatever the model runs together.
    @Test(arguments: [
        (
            "The groups first named are Kata'ib Hezbollah and Harakat al-Nujaba. It was denied.",
            ["Kata'ib Hezbollah=organization", "Harakat al-Nujaba=organization"]
        ),
        (
            "Unlike Kataib Hezbollah, which keeps its distance from cabinet posts, it has ministers.",
            ["Kataib Hezbollah=organization"]
        ),
        (
            "He sat in the House of Commons of Canada.", ["House of Commons of Canada=organization"]
        ),
    ])
    func listedNamesInARowAreNotOne(text: String, expected: [String]) {
        #expect(summary(text, Self.shipped) == expected)
    }

    @Test(arguments: [
        ("Iran's Expanding Arsenal in Iraq", ["Iran=country", "Iraq=country"]),
        ("The Axis of Proxies", []),
        ("Police Find Weapons in Baghdad", ["Baghdad=place"]),
    ])
    func plainWordsOfATitleAreNoNames(title: String, expected: [String]) {
        let text = title + "\n\nThe report was published in the capital on Monday, officials said."
        #expect(summary(text, Self.shipped) == expected)
    }

    @Test func theProgramCarriesAModel() {
        #expect(NameModel.shipped() != nil)
    }

    @Test(arguments: [
        ("Mr. Tarik Velmorsky said on Monday that talks had failed.", "Tarik Velmorsky=person"),
        (
            "He works for Dravenport Industries Inc. in Ohio.",
            "Dravenport Industries Inc.=organization"
        ),
        ("Police in the town of Qarbulistan arrested three men.", "Qarbulistan=place"),
        ("قال الدكتور كمال محمود أمس إنه لن يأتي", "كمال محمود=person"),
        ("أعلنت وزارة الصحة العامة أمس عن خطة", "وزارة الصحة العامة=organization"),
        ("آقای مهاجرانی گفت که این خبر درست نیست", "مهاجرانی=person"),
        ("این را سازمان محیط زیست اعلام کرد و گفت که درست است", "سازمان محیط زیست=organization"),
    ])
    func namesThatNoListHasAreFound(text: String, expected: String) {
        #expect(summary(text).contains(expected))
    }

    @Test func aListedNameKeepsItsEntity() {
        var memory = RecognizerMemory()
        let found = names("The troops reached Baghdad on Monday.", memory: &memory)
        #expect(
            found.map { $0.mention.map { Self.tagger.entities[$0.entity].key } } == [
                "place:baghdad"
            ]
        )
    }

    @Test(arguments: [
        "Saudi Arabia", "El Salvador", "Costa Rica", "Sierra Leone", "Burkina Faso",
        "Saint Kitts and Nevis", "Isle of Man", "Western Sahara", "New Zealand",
    ])
    func aCountryOfSeveralWordsIsNobody(name: String) {
        for text in [
            "\(name) led a coalition of ten states. \(name) bought oil.",
            "He said \(name), as he knew, was adhering to it.",
        ] {
            let found = summary(text, Self.shipped).filter { $0.hasPrefix(name) }
            #expect(!found.isEmpty && found.allSatisfy { $0 == "\(name)=country" }, "\(text)")
        }
    }

    /// The model takes these names for a place and for an organization.
    @Test(arguments: [
        (
            "Qarbulistan", "Police in the town of Qarbulistan arrested three men.",
            "Qarbulistan=person"
        ),
        (
            "Dravenport", "He works for Dravenport Industries Inc. in Ohio.",
            "Dravenport Industries Inc.=organization"
        ),
    ])
    func namesOfTheReadersListsStay(name: String, text: String, expected: String) {
        var reader = EntityListReader()
        reader.read(Array("name\ttype\n\(name)\tperson\n".utf8), file: "own.tsv")
        let tagger = EntityTagger(
            gazetteer: Gazetteer(entities: reader.entities, preferredFrom: 0),
            model: .shipped()
        )
        #expect(summary(text, tagger).contains(expected))
        let listed = EntityTagger(
            gazetteer: Gazetteer(entities: reader.entities),
            model: .shipped()
        )
        #expect(!summary(text, listed).contains("\(name)=person"))
    }

    @Test(arguments: 0..<12)
    func namesLieInTheTextWithoutOverlap(seed: Int) {
        var random = Words(state: UInt64(seed))
        var memory = RecognizerMemory()
        for _ in 0..<3 {
            let text = random.text()
            let count = text.utf8.count
            let starts = Set(Tokenizer().tokens(of: text).tokens.map { Int($0.start) })
            for sources in [EntityTagger.Sources.both, .lists, .model] {
                let found = names(text, by: sources, memory: &memory)
                var end = 0
                for name in found {
                    #expect(name.range.lowerBound >= end)
                    #expect(!name.range.isEmpty)
                    end = name.range.upperBound
                    if name.mention != nil { #expect(starts.contains(name.range.lowerBound)) }
                }
                #expect(end <= count)
                // What was read before changes nothing.
                var fresh = RecognizerMemory()
                #expect(names(text, by: sources, memory: &fresh) == found)
            }
        }
    }

    @Test func columnsKeepTheirTokens() throws {
        let columns = """
            -DOCSTART-\tO

            Mark\tx
            Savaya\tx
            's\tx
            visit\tx
            to\tx
            U.S.-led\tx
            troops\tx

            #Baghdad\tx\ty
            ،\tx
            """
        let answer = String(
            decoding: Self.tagger.tag(columns: Array(columns.utf8)),
            as: UTF8.self
        )
        let lines = answer.split(separator: "\n", omittingEmptySubsequences: false)
        let tokens = lines.map { $0.split(separator: "\t").first.map(String.init) ?? "" }
        #expect(
            tokens == [
                "-DOCSTART-", "", "Mark", "Savaya", "'s", "visit", "to", "U.S.-led", "troops", "",
                "#Baghdad", "،", "", "",
            ]
        )
        #expect(lines[2...3] == ["Mark\tB-PER", "Savaya\tI-PER"])
        #expect(lines[7] == "U.S.-led\tO")
        #expect(lines[10] == "#Baghdad\tB-LOC")
    }

    @Test func bytesThatAreNoModelAreRefused() throws {
        #expect(NameModel(ModelBytes([])) == nil)
        #expect(NameModel(ModelBytes(Array("FihName2".utf8))) == nil)
        var bytes = Array("FihName2".utf8)
        bytes += [255, 255, 255, 127, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0]
        bytes += Array(repeating: 7, count: 4000)
        #expect(NameModel(ModelBytes(bytes)) == nil)
    }
}

/// Random text of words, marks and names.
private struct Words {
    var state: UInt64

    mutating func next(_ limit: Int) -> Int {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return Int(state >> 33) % limit
    }

    mutating func text() -> String {
        let words = [
            "the", "Iraq", "Baghdad", "in", "Mr.", "Savaya", "said", "U.S.", "al-Haq", ",", ".",
            "\n\n",
            "(PMF)", "’s", "“", "بغداد", "في", "伊拉克", "北京", "🙂", "e\u{301}", "THE", "O'Brien",
            "New", "York", "--", "\u{0}", "a.b.c", "1,000", "#UN", "@who", "Dr", "\t",
        ]
        return (0..<next(60)).map { _ in
            words[next(words.count)] + (next(5) == 0 ? "" : " ")
        }.joined()
    }
}
