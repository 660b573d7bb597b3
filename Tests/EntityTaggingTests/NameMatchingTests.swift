import Testing

@testable import EntityTagging

struct NameMatchingTests {
    @Test(arguments: [
        ("Fighting in Iraq and Iran.", ["Iraq=country:IQ", "Iran=country:IR"]),
        ("They left New York for York.", ["New York=place:new-york", "York=place:york"]),
        ("the Republic of Iraq said", ["Republic of Iraq=country:IQ"]),
        (
            "the Islamic State of Iraq and the Levant in Iraq",
            ["Islamic State of Iraq and the Levant=org:isil", "Iraq=country:IQ"]
        ),
        ("Islamic State of Iraq", ["Islamic State=org:isil", "Iraq=country:IQ"]),
        ("in South Korea today", ["South Korea=country:KR"]),
    ])
    func longestNameWins(text: String, expected: [String]) {
        #expect(sampleTagger.summary(of: text) == expected)
    }

    @Test(arguments: [
        ("The US told us.", ["US=country:US"]),
        ("The U.S. said so", ["U.S=country:US"]),
        ("Tell us who said it", []),
        ("The WHO warned", ["WHO=org:who"]),
        ("Who warned them", []),
        ("THEY TOLD US WHO THEY ARE", []),
        ("THE ARMY OF IRAQ AND THE PMF MET", ["ARMY OF IRAQ=org:iraqi-army", "PMF=org:pmf"]),
        ("the pmf met", []),
    ])
    func acronymsNeedCapitals(text: String, expected: [String]) {
        #expect(
            sampleTagger.summary(of: text).map { $0.replacing("U.S.=", with: "U.S=") } == expected
        )
    }

    @Test(arguments: [
        ("in iraq", []),
        ("IRAQ", ["IRAQ=country:IQ"]),
        ("le gouvernement irakien", ["irakien=country:IQ"]),
        ("an iraqi man", []),
        ("an Iraqi man", ["Iraqi=country:IQ"]),
        ("une armée irakienne", ["armée irakienne=org:iraqi-army"]),
        ("Let us hear of Lashkar-e-Taiba", ["Lashkar-e-Taiba=org:let"]),
        ("Fighters of LeT fled", ["LeT=org:let"]),
        ("army of Iraq", ["Iraq=country:IQ"]),
        ("Popular mobilization forces", []),
        ("fighters of al-Haq", ["al-Haq=org:haq"]),
    ])
    func namesNeedTheirCapitals(text: String, expected: [String]) {
        #expect(sampleTagger.summary(of: text) == expected)
    }

    @Test(arguments: [
        ("Alhaq", ["Alhaq=org:haq"]),
        ("Al-Haq", ["Al-Haq=org:haq"]),
        ("Al Haq", ["Al Haq=org:haq"]),
        ("Al-Sham", ["Al-Sham=org:alsham"]),
        ("Asaib Ahl al-Haq", ["Asaib Ahl al-Haq=org:haq"]),
        ("Asa’ib Ahl Alhaq", ["Asa’ib Ahl Alhaq=org:haq"]),
    ])
    func hyphensJoinOrSplit(text: String, expected: [String]) {
        #expect(sampleTagger.summary(of: text) == expected)
    }

    @Test(arguments: [
        ("flew to New. York was", ["York=place:york"]),
        ("New\n\nYork", ["York=place:york"]),
        ("New\nYork", ["New\nYork=place:new-york"]),
        ("New, York", ["York=place:york"]),
        ("Washington, D.C., is", ["Washington, D.C=place:washington"]),
        ("Washington D.C. is", ["Washington D.C=place:washington"]),
        ("Popular (Mobilization) Forces", []),
    ])
    func namesEndWithTheSentence(text: String, expected: [String]) {
        #expect(
            sampleTagger.summary(of: text).map { $0.replacing("D.C.=", with: "D.C=") } == expected
        )
    }

    @Test(arguments: [
        ("في العراق", ["العراق=country:IQ"]),
        ("والعراق", ["والعراق=country:IQ"]),
        ("بالعراق", ["بالعراق=country:IQ"]),
        ("وبالعراق", ["وبالعراق=country:IQ"]),
        ("للعراق", ["للعراق=country:IQ"]),
        ("בעיראק", ["בעיראק=country:IQ"]),
        ("ושבעיראק", []),
        ("ומעיראק", ["ומעיראק=country:IQ"]),
        ("که بعراق است", []),
    ])
    func shortWordsWrittenTogetherAreCutOff(text: String, expected: [String]) {
        #expect(sampleTagger.summary(of: text) == expected)
    }

    @Test(arguments: ["伊拉克政府", "在伊拉克。", "伊拉克"])
    func namesAreFoundInTextWithoutSpaces(text: String) {
        #expect(sampleTagger.summary(of: text) == ["伊拉克=country:IQ"])
    }

    @Test func emptyAndBrokenTextHasNoMentions() {
        #expect(sampleTagger.summary(of: "").isEmpty)
        #expect(sampleTagger.summary(of: " .,\n").isEmpty)
        #expect(EntityTagger(gazetteer: Gazetteer(entities: [])).summary(of: "Iraq").isEmpty)
    }
}
