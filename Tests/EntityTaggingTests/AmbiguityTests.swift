import Testing

@testable import EntityTagging

struct AmbiguityTests {
    @Test(arguments: [
        ("Talks in Georgia and Tbilisi", ["Georgia=country:GE", "Tbilisi=place:tbilisi"]),
        ("Atlanta, Georgia", ["Atlanta=place:atlanta", "Georgia=place:georgia-us"]),
        ("Georgia votes", ["Georgia=country:GE"]),
        ("Tripoli, Lebanon", ["Tripoli=place:tripoli-lb", "Lebanon=country:LB"]),
        ("In Libya, Tripoli fell", ["Libya=country:LY", "Tripoli=place:tripoli-ly"]),
        ("North Korea and Korea", ["North Korea=country:KP", "Korea=country:KP"]),
    ])
    func cuesChooseBetweenEntities(text: String, expected: [String]) {
        #expect(sampleTagger.summary(of: text) == expected)
    }

    @Test(arguments: [
        ("Badr prayed", []),
        ("the Badr militia", ["Badr=org:badr"]),
        ("Badr met in Iraq", ["Badr=org:badr", "Iraq=country:IQ"]),
        (
            "Badr met Iran in Iran and in Iraq",
            ["Iran=country:IR", "Iran=country:IR", "Iraq=country:IQ"]
        ),
        ("Badr Organization said Badr", ["Badr Organization=org:badr", "Badr=org:badr"]),
        ("Hit by rain", []),
        ("Hit by rain in Iraq", ["Iraq=country:IQ"]),
        ("the town of Hit fell", ["Hit=place:hit"]),
        ("near Hit", ["Hit=place:hit"]),
        ("near Hit Monday", ["Hit=place:hit"]),
        ("near Hit Parade Square", []),
        ("Soleimani spoke", []),
        ("Soleimani spoke in Iran", ["Iran=country:IR"]),
        ("Gen. Soleimani in Iran", ["Soleimani=person:soleimani", "Iran=country:IR"]),
        (
            "Qassem Soleimani spoke. Soleimani left.",
            ["Qassem Soleimani=person:soleimani", "Soleimani=person:soleimani"]
        ),
    ])
    func namesThatNeedACue(text: String, expected: [String]) {
        #expect(sampleTagger.summary(of: text) == expected)
    }

    @Test func whatIsDroppedLeavesItsPartsToOthers() {
        #expect(sampleTagger.summary(of: "Iraqi Army") == ["Iraqi=country:IQ"])
    }

    @Test(arguments: [
        ("Michael Jordan scored", []),
        ("Mr. Washington left", []),
        ("Senator Jordan left", []),
        ("in Jordan", ["Jordan=country:JO"]),
        ("the Jordan River", ["Jordan=country:JO"]),
        ("Asked by Michael, Jordan left", ["Jordan=country:JO"]),
        ("the president of Jordan", ["Jordan=country:JO"]),
        ("the Washington Post", ["Washington=place:washington"]),
    ])
    func surnamesAreNotPlaces(text: String, expected: [String]) {
        #expect(sampleTagger.summary(of: text) == expected)
    }

    @Test func aCapitalIsItsCityWhereTheListsHaveIt() {
        let found = sampleTagger.mentions(in: "Baghdad and Tehran agreed")
        #expect(found.map(\.key) == ["place:baghdad", "country:IR"])
        #expect(found.map(\.kind) == [.name, .capital])
    }

    @Test func anEntityOfOnesOwnTakesItsNameFromTheShippedOnes() {
        var reader = EntityListReader()
        reader.read(Array("PMF\tSome other forces\nOwn group\tIraq".utf8), file: "own.tsv")
        let own = reader.entities
        let gazetteer = Gazetteer(
            entities: sampleReader.entities + own,
            preferredFrom: sampleReader.entities.count
        )
        let tagger = EntityTagger(gazetteer: gazetteer)
        #expect(tagger.summary(of: "the PMF said") == ["PMF=user:pmf"])
        #expect(tagger.summary(of: "in Iraq") == ["Iraq=country:IQ"])
    }
}
