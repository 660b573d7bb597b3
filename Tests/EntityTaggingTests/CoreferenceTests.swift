import TextAnalysis
import Testing

@testable import EntityTagging

/// Which names of a document name the same; the names are given, so that no model decides.
@Suite struct CoreferenceTests {
    private let gazetteer = sampleReader.gazetteer()

    /// The keys of the names `[…|type]` marked in a text, in their order.
    private func keys(_ marked: String) throws -> [String] {
        var text = ""
        var found: [FoundName] = []
        for part in marked.split(separator: "[", omittingEmptySubsequences: false) {
            guard let end = part.firstIndex(of: "]"), let bar = part.firstIndex(of: "|") else {
                text += part
                continue
            }
            let start = text.utf8.count
            text += part[..<bar]
            let name = String(part[part.index(after: bar)..<end])
            let range = start..<text.utf8.count
            if let type = EntityType(rawValue: name) {
                found.append(FoundName(range: range, type: type, mention: nil))
            } else {
                let entity = try #require(gazetteer.entities.firstIndex { $0.key == name })
                found.append(
                    FoundName(Mention(range: range, entity: entity, kind: .name), gazetteer)
                )
            }
            text += part[part.index(after: end)...]
        }
        let bytes = Array(text.utf8)
        let result = Coreference.resolve(
            found,
            bytes.span,
            Tokenizer().tokens(of: text),
            gazetteer
        )
        return result.names.map {
            switch $0.referent {
            case .listed(let number): gazetteer.entities[number].key
            case .unlisted(let number):
                result.unlisted[number].key + (result.unlisted[number].isSurnameAlone ? "?" : "")
            }
        }
    }

    @Test(arguments: [
        // A surname is the person named in full, whether before or, in a headline, behind.
        (
            "[Savaya|person] speaks. [Mark Savaya|person] said so. [Savaya|person] left.",
            Array(repeating: "name:person:mark-savaya", count: 3)
        ),
        // The nearest before it.
        (
            "[Ann Orr|person] met [Bob Orr|person]. [Orr|person] left.",
            ["name:person:ann-orr", "name:person:bob-orr", "name:person:bob-orr"]
        ),
        // Without a full name it stays open.
        ("[Savaya|person] left.", ["name:person:savaya?"]),
        (
            "[Soleimani|person:soleimani] and [Soleimani|person]",
            ["person:soleimani", "person:soleimani"]
        ),
        // Titles and articles are cut off.
        (
            "[President Mark Savaya|person], [the Velmor Club|organization]",
            ["name:person:mark-savaya", "name:organization:velmor-club"]
        ),
        // Letters in brackets stand for the name, either way round.
        (
            "[Velmor Defence League|organization] ([VDL|organization]); [VDL|place] too",
            Array(repeating: "name:organization:velmor-defence-league", count: 3)
        ),
        (
            "[VDL|organization] ([Velmor Defence League|organization])",
            Array(repeating: "name:organization:velmor-defence-league", count: 2)
        ),
        (
            "[Velmor Defence League|organization] ([ABC|organization])",
            ["name:organization:velmor-defence-league", "name:organization:abc"]
        ),
        (
            "[Popular Mobilisation Forces|organization] ([PMF|org:pmf])",
            ["org:pmf", "org:pmf"]
        ),
        // A title or a word for a kind of group alone is no name.
        ("the [Group|organization] and the [President|person]", []),
        // One name has one type.
        (
            "[Lund|place], [Lund|place] and [Lund|organization]",
            Array(repeating: "name:place:lund", count: 3)
        ),
        // The first word of an organization's name.
        (
            "[Dravenport Industries|organization] fell. [Dravenport|organization] rose.",
            Array(repeating: "name:organization:dravenport-industries", count: 2)
        ),
    ])
    func namesOfOneThingAreOne(marked: String, expected: [String]) throws {
        #expect(try keys(marked) == expected)
    }
}
