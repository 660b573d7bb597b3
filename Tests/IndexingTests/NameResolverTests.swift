import CorpusStore
import TextAnalysis
import Testing

@testable import Indexing

/// Which entities that share names are one.
struct NameResolverTests {
    private func entity(
        _ row: Int64,
        _ type: FacetType,
        _ name: String,
        _ passages: Int,
        listed: Bool = false
    ) -> NamedEntity {
        let list = Tokenizer().tokens(of: name)
        let forms = list.tokens.filter { !$0.isColocated }.map { list.form(of: $0) }
        return NamedEntity(
            row: row,
            key: (listed ? "list:" : "name:") + "\(type.rawValue):" + forms.joined(separator: "-"),
            type: type,
            isListed: listed,
            names: [(surface: name, folded: forms.joined())],
            passages: passages
        )
    }

    @Test func theTypeOfMostPassagesHolds() {
        let all = [
            entity(1, .person, "Zorblax", 2), entity(2, .organization, "Zorblax", 9),
            entity(3, .place, "Zorblax", 1),
        ]
        #expect(NameResolver.decide(all) == [1: 2, 3: 2])
    }

    @Test func aPersonAndAPlaceOfOneNameStayTwo() {
        #expect(
            NameResolver.decide([entity(1, .person, "Paris", 2), entity(2, .place, "Paris", 9)])
                == [:]
        )
        let all = [
            entity(1, .person, "Paris", 2), entity(2, .place, "Paris", 9),
            entity(3, .organization, "Paris", 4),
        ]
        #expect(NameResolver.decide(all) == [3: 2])
    }

    @Test func whatListsKnowStays() {
        let listed = entity(1, .organization, "Hamas", 1, listed: true)
        #expect(
            NameResolver.decide([
                listed, entity(2, .organization, "Hamas", 50), entity(3, .person, "Hamas", 40),
            ]) == [2: 1, 3: 1]
        )
        // Two that lists know by one name: nothing tells which is meant.
        let other = entity(4, .organization, "HAMAS", 3, listed: true)
        #expect(NameResolver.decide([listed, other, entity(5, .organization, "Hamas", 1)]) == [:])
        // A country may be called a place, but not a person.
        let country = entity(6, .country, "Jordan", 8, listed: true)
        #expect(
            NameResolver.decide([
                country, entity(7, .place, "Jordan", 9), entity(8, .person, "Jordan", 1),
            ]) == [7: 6]
        )
    }

    @Test func spellingsOfNamesOfSeveralWordsAreOne() {
        let all = [
            entity(1, .person, "Moqtada Khazraji", 2), entity(2, .person, "Muqtada Khazraji", 9),
            entity(3, .place, "Moqtada Khazraji", 1), entity(4, .person, "Khazraji", 3),
        ]
        let decided = NameResolver.decide(all)
        #expect(decided[1] == 2)
        #expect(decided[2] == nil && decided[3] == nil && decided[4] == nil)
    }

    @Test(
        arguments: [
            ("Mark Brown", "Mike Brown"), ("Ali Hasan", "Ali Hussein"), ("John Smith", "J. Smith"),
            ("First Brigade", "Forest Brigade"), ("Smith", "Smyth"), ("Unit 11", "Unit 12"),
            ("Antonio Ferrera", "Antonia Ferrera"), ("Александр Громов", "Александра Громова"),
        ]
    )
    func namesThatDifferStayTwo(one: String, other: String) {
        #expect(!NameResolver.isSpelling(NameWords(one), of: NameWords(other)))
    }

    @Test func namesAreHeldToThoseInTheirOwnLetters() {
        // Hebrew letters leave out the vowel that tells Mahmoud from Muhammad in Arabic ones.
        let known = ["מחמוד עבאס", "محمود عباس"].map(NameWords.init)
        #expect(NameResolver.areSpellings([NameWords("محمد عباسي")], of: [known[0]]))
        #expect(!NameResolver.areSpellings([NameWords("محمد عباسي")], of: known))
        #expect(NameResolver.areSpellings([NameWords("محمود عباسي")], of: [known[0]]))
    }

    @Test(arguments: UInt64(1)..<6)
    func theOrderOfEntitiesChangesNothing(seed: UInt64) {
        var state = seed
        func next(_ top: Int) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int(state >> 33) % top
        }
        let names = ["Moqtada Khazraji", "Muqtada Khazraji", "Muktada Khazraji", "Zorblax"]
        var all = (0..<12).map { number in
            entity(
                Int64(number),
                [.person, .organization, .place, .country][next(4)],
                names[next(4)] + (next(3) == 0 ? " " : ""),
                next(3),
                listed: next(4) == 0
            )
        }
        // No two entities have the same key.
        for number in all.indices { all[number].key += "~\(number)" }
        let decided = NameResolver.decide(all)
        #expect(decided.values.allSatisfy { target in all.contains { $0.row == target } })
        for _ in 0..<5 {
            all.sort { _, _ in next(2) == 0 }
            #expect(NameResolver.decide(all) == decided)
        }
        // No chain comes back to where it began.
        for start in decided.keys {
            var (row, steps) = (start, 0)
            while let target = decided[row], steps < 20 { (row, steps) = (target, steps + 1) }
            #expect(steps < 20)
        }
    }
}
