import TextAnalysis
import Testing

@testable import EntityTagging

/// Clubs named like their town, in lines that say how games ended.
struct TeamNamesTests {
    /// The places and clubs after settling, where all of `places` are towns.
    private func settled(_ text: String, _ places: String...) -> [String] {
        let bytes = Array(text.utf8)
        var names: [FoundName] = []
        for place in places {
            for range in text.ranges(of: place) {
                let start = text.utf8.distance(from: text.startIndex, to: range.lowerBound)
                names.append(FoundName(range: start..<start + place.utf8.count, type: .place))
            }
        }
        names.sort { $0.range.lowerBound < $1.range.lowerBound }
        TeamNames.settle(&names, bytes.span, Tokenizer().tokens(of: text))
        return names.map {
            String(decoding: bytes[$0.range], as: UTF8.self)
                + ($0.type == .organization ? "=club" : "=town")
        }
    }

    @Test func whoeverStandsBesideAScoreIsAClub() {
        let text = """
            Results of matches played in Leeds on Friday:
            Leeds 2 Sunderland 1
            Boston 5 New Sox 4 ( in 12 )
            Police said Sunderland was quiet, and at Leeds nobody was hurt.
            Leeds 2001
            """
        #expect(
            settled(text, "Leeds", "Sunderland", "Boston") == [
                "Leeds=town", "Leeds=club", "Sunderland=club", "Boston=club", "Sunderland=club",
                "Leeds=town", "Leeds=town",
            ]
        )
    }

    @Test func aTableOfGamesNeedsItsHeading() {
        let rows = "Leeds 4 1 2 1 3 3 5\nBoston 69 66 .511 6 1/2\nBOSTON AT LEEDS"
        #expect(
            settled("W L PCT GB\n\(rows)", "Leeds", "LEEDS", "Boston", "BOSTON")
                == ["Leeds=club", "Boston=club", "BOSTON=club", "LEEDS=town"]
        )
        #expect(
            settled("( played, won, drawn, lost )\n\(rows)", "Leeds", "Boston")
                == ["Leeds=club", "Boston=club"]
        )
        #expect(
            settled("Rainfall by month\n\(rows)", "Leeds", "Boston")
                == ["Leeds=town", "Boston=town"]
        )
    }

    @Test(
        arguments: [
            "In Leeds 2 men and in Boston 3 women died.", "Leeds 12 dead", "Leeds", "LEEDS AT NOON",
            "Leeds 2 Boston", "won W L\nLeeds 1 2 3", "Leeds, Boston 2, 3",
            "Leeds 2\nBoston 1",
        ]
    )
    func otherLinesSayNothing(text: String) {
        #expect(!settled(text, "Leeds", "LEEDS", "Boston").contains { $0.hasSuffix("club") })
    }

    @Test func nationsStayCountries() {
        let text = "Iraq 2 Iran 1"
        var names = [
            FoundName(range: 0..<4, type: .country), FoundName(range: 7..<11, type: .country),
        ]
        let before = names
        TeamNames.settle(&names, Array(text.utf8).span, Tokenizer().tokens(of: text))
        #expect(names == before)
    }
}
