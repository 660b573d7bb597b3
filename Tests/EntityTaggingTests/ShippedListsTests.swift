import Testing

@testable import EntityTagging

private let shippedReader = EntityListReader.shipped()
private let shippedTagger = EntityTagger(gazetteer: shippedReader.gazetteer())

private let who = "org:world-health-organization"

struct ShippedListsTests {
    @Test func everyLineIsRead() {
        #expect(shippedReader.problems.map(\.description) == [])
        #expect(shippedReader.shippedCount == shippedReader.entities.count)
    }

    @Test func noTwoRowsHaveOneKey() {
        var keys: Set<String> = []
        var repeated: [String] = []
        for list in ShippedLists.all where list.name != "country_names.tsv" {
            var rows = DelimitedRows(list.bytes, separator: .tab)
            while rows.next() {
                let key = rows[0].string
                if !keys.insert(key).inserted { repeated.append(key) }
            }
        }
        // Every list has the header once.
        #expect(repeated.filter { $0 != "key" } == [])
        #expect(keys.count > 5_000)
    }

    @Test func everyCountryHasItsCode() {
        for entity in shippedReader.entities where entity.type == .country {
            #expect(entity.key == "country:\(entity.country ?? "?")")
        }
    }

    @Test(arguments: [
        ("The US told us who won", ["US=country:US"]),
        (
            "World Health Organization (WHO)",
            ["World Health Organization=\(who)", "WHO=\(who)"]
        ),
        ("Georgia and Georgian troops", ["Georgia=country:GE", "Georgian=country:GE"]),
        ("Iraqi officials in Iraq", ["Iraqi=country:IQ", "Iraq=country:IQ"]),
        ("Kataib Hizballah", ["Kataib Hizballah=org:kataib-hezbollah"]),
        ("كتائب حزب الله", ["كتائب حزب الله=org:kataib-hezbollah"]),
        ("le gouvernement irakien", ["irakien=country:IQ"]),
        ("South Korea", ["South Korea=country:KR"]),
        ("Michael Jordan scored", []),
        ("Let us read this in May", []),
        ("ВОЗ и ООП", ["ВОЗ=\(who)", "ООП=org:palestine-liberation-organization"]),
        ("воз сена", []),
        ("die irakische Armee", ["irakische=country:IQ"]),
    ])
    func wellKnownNames(text: String, expected: [String]) {
        #expect(shippedTagger.summary(of: text) == expected)
    }

    /// Common words and other towns' names that GeoNames has among a city's own.
    @Test(arguments: [
        "در سال گذشته", "اما او آمد", "میدان شهر", "ما به بیت رفتیم", "گری و مان", "مسئله مالی",
        "an island in the sun", "NET LOSS 3 CTS VS 4", "Profits TURN up",
        "the CENTRAL bank of d'or",
        "Sam and Norfolk Southern", "Podemos entrar", "the Achik Liberation Army",
    ])
    func commonWordsAreNoNames(text: String) {
        #expect(shippedTagger.summary(of: text) == [])
    }

    /// One language calls a country as another calls its people.
    @Test func aNameOfACountryIsNoDemonym() {
        #expect(shippedTagger.mentions(in: "در روسیه").map(\.kind) == [.name])
        #expect(shippedTagger.mentions(in: "the Somali people").map(\.kind) == [.demonym])
    }

    @Test func theArticleMustStandInTheText() {
        #expect(shippedTagger.summary(of: "قرب القائم") == ["القائم=place:geonames:92138"])
        #expect(shippedTagger.summary(of: "وبالعراق") == ["وبالعراق=country:IQ"])
        #expect(shippedTagger.summary(of: "حضرت قائم") == [])
    }
}
