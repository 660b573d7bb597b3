import Testing

@testable import EntityTagging

struct EntityListReaderTests {
    private func read(_ text: String, file: String = "list.tsv") -> EntityListReader {
        var reader = EntityListReader()
        reader.read(Array(text.utf8), file: file)
        return reader
    }

    @Test func tableWithHeaderOfOurs() {
        let reader = read(
            """
            key\ttype\tname\tcountry\taliases
            org:a\torganization\tAlpha Front\tiq\t?Alpha|Front Alpha@fr|ألفا@ar

            """
        )
        #expect(reader.problems.isEmpty)
        #expect(
            reader.entities == [
                Entity(
                    key: "org:a",
                    type: .organization,
                    name: "Alpha Front",
                    country: "IQ",
                    aliases: [
                        Alias(surface: "Alpha", needsCue: true),
                        Alias(surface: "Front Alpha", language: "fr"),
                        Alias(surface: "ألفا", language: "ar"),
                    ]
                )
            ]
        )
    }

    @Test func signsBeforeAliasesSayWhatTheyAre() {
        let reader = read(
            "key\tname\ttype\taliases\norg:a\tAlpha Party\torganization\t?Alpha|~Alphas|!Alfalfa"
        )
        #expect(
            reader.entities.first?.aliases == [
                Alias(surface: "Alpha", needsCue: true),
                Alias(surface: "Alphas", kind: .demonym, needsCue: true),
                Alias(surface: "Alfalfa", kind: .struck),
            ]
        )
    }

    @Test func tableOfNamesAddsToWhatIsThere() {
        var reader = read("key\tname\ttype\tcountry\ncountry:IQ\tIraq\tcountry\tIQ")
        reader.read(
            Array(
                """
                key\tlanguage\tkind\tname
                country:IQ\ten\tdemonym\tIraqi
                country:IQ\tfr\tname\t?Irak
                country:XX\tfr\tname\tNirgendwo
                country:IQ\tfr\tnickname\tMesopotamia
                """.utf8
            ),
            file: "names.tsv"
        )
        #expect(
            reader.entities.first?.aliases == [
                Alias(surface: "Iraqi", language: "en", kind: .demonym),
                Alias(surface: "Irak", language: "fr", kind: .name, needsCue: true),
            ]
        )
        #expect(reader.problems.map(\.line) == [4, 5])
        #expect(reader.problems.map(\.file) == ["names.tsv", "names.tsv"])
    }

    @Test func ownTableNeedsNoHeader() {
        let reader = read(
            "\u{FEFF}Badr Corps\tBadr|Badr Brigade\r\nJane Doe\t\tPerson\tus\r\n\r\nSolo\r\n"
        )
        #expect(reader.problems.isEmpty)
        #expect(reader.entities.map(\.key) == ["user:badr-corps", "user:jane-doe", "user:solo"])
        #expect(reader.entities.map(\.type) == [.organization, .person, .organization])
        #expect(reader.entities.map(\.country) == [nil, "US", nil])
        #expect(reader.entities.first?.aliases.map(\.surface) == ["Badr", "Badr Brigade"])
    }

    @Test(arguments: [
        ("Badr\tx\tmilitia", "unknown type ‘militia’"),
        ("Badr\tx\torganization\tZZ", "unknown country ‘ZZ’"),
        ("Badr\tx\torganization\tIQ\tmore", "5 columns where there should be at most 4"),
        ("\tx\torganization", "no name"),
    ])
    func badLinesAreReportedAndPassedOver(line: String, message: String) {
        let reader = read("Good\n\(line)\nAlso good")
        #expect(reader.entities.map(\.name) == ["Good", "Also good"])
        #expect(reader.problems.map(\.message) == [message])
        #expect(reader.problems.map(\.line) == [2])
        #expect(reader.problems.allSatisfy { !$0.advice.isEmpty })
    }

    @Test func invalidUTF8IsReported() {
        var reader = EntityListReader()
        reader.read([0x41, 0x42, 0x0A, 0xFF, 0xFE, 0x0A, 0x43, 0x44], file: "x.tsv")
        #expect(reader.entities.map(\.name) == ["AB", "CD"])
        #expect(
            reader.problems.map(\.description) == ["x.tsv:2: not UTF-8; save the list as UTF-8"]
        )
    }

    @Test func sameKeyAddsAliases() {
        let reader = read(
            "key\tname\taliases\norg:a\tAlpha\tA Group\norg:a\tAlpha Front\tAF\n"
        )
        #expect(reader.entities.count == 1)
        #expect(
            reader.entities.first?.aliases.map(\.surface) == ["A Group", "Alpha Front", "AF"]
        )
    }

    @Test func openSanctions() {
        let reader = read(
            #"""
            id,schema,name,aliases,birth_date,countries,addresses,identifiers,sanctions,dataset
            Q1,Person,"Doe, ""Jo""",Jo Doe;J. Doe,1960,ru;us,"Street 1
            Moscow",,,x
            Q2,Company,Acme,,,gb-sct,,,,x
            Q3,Vessel,Boat,,,pa,,,,x
            Q4,LegalEntity,Old Firm,,,suhh,,,,x
            Q5,Organization,,,,iq,,,,x
            """#,
            file: "targets.simple.csv"
        )
        #expect(reader.entities.map(\.key) == ["Q1", "Q2", "Q4"])
        #expect(reader.entities.map(\.name) == ["Doe, \"Jo\"", "Acme", "Old Firm"])
        #expect(reader.entities.map(\.type) == [.person, .organization, .organization])
        #expect(reader.entities.map(\.country) == ["RU", "GB", nil])
        #expect(reader.entities.first?.aliases.map(\.surface) == ["Jo Doe", "J. Doe"])
        #expect(reader.skipped == ["Vessel": 1, "country suhh": 1])
        #expect(reader.problems.map(\.line) == [7])
    }

    @Test func aQuoteThatNeverClosesIsReported() {
        let reader = read("name,type\nAlpha,organization\n\"Beta,organization\n", file: "x.csv")
        #expect(reader.entities.map(\.name) == ["Alpha"])
        #expect(reader.problems.map(\.line) == [3])
    }

    @Test func followTheMoney() {
        let reader = read(
            """
            {"id":"a","schema":"Person","properties":{"name":["Jo Doe","Джо"],"alias":["JD"],\
            "weakAlias":["Joe"],"nationality":["ru"]}}

            {"id":"b","schema":"Vessel","properties":{"name":["Boat"]}}
            {"id":"c","schema":"Company","properties":{"name":"Acme"}}
            {"id":"d","properties":{}}
            {"id":
            """,
            file: "x.ftm.json"
        )
        #expect(
            reader.entities == [
                Entity(
                    key: "a",
                    type: .person,
                    name: "Jo Doe",
                    country: "RU",
                    aliases: [
                        Alias(surface: "Джо", kind: .name), Alias(surface: "JD"),
                        Alias(surface: "Joe", needsCue: true),
                    ]
                )
            ]
        )
        #expect(reader.skipped == ["Vessel": 1])
        #expect(reader.problems.map(\.line) == [4, 5, 6])
    }
}
