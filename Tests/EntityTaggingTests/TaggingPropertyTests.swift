import TextAnalysis
import Testing

@testable import EntityTagging

/// A small generator with a seed, so that a failure can be repeated.
struct SeededGenerator: RandomNumberGenerator {
    var state: UInt64

    // SplitMix64: https://prng.di.unimi.it/splitmix64.c
    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}

struct TaggingPropertyTests {
    private static let vocabulary = ["Abra", "Bela", "Ciro", "Dodo"]

    private func words(_ count: Int, using generator: inout SeededGenerator) -> [String] {
        (0..<count).map { _ in Self.vocabulary.randomElement(using: &generator) ?? "Abra" }
    }

    /// Names at every place of a text, the longest first, by comparing strings of words.
    private func bruteForce(_ text: [String], _ names: Set<[String]>) -> [[String]] {
        var found: [[String]] = []
        var position = 0
        while position < text.count {
            let lengths = (1...(text.count - position)).reversed()
            let length = lengths.first { names.contains(Array(text[position..<position + $0])) }
            if let length { found.append(Array(text[position..<position + length])) }
            position += length ?? 1
        }
        return found
    }

    @Test(arguments: UInt64(1)...60)
    func findsWhatABruteForceMatcherFinds(seed: UInt64) {
        var generator = SeededGenerator(state: seed)
        let names = Set(
            (0..<6).map { _ in words(Int.random(in: 1...4, using: &generator), using: &generator) }
        )
        let entities = names.map {
            Entity(
                key: $0.joined(separator: "-"),
                type: .organization,
                name: $0.joined(separator: " "),
                country: nil
            )
        }
        let text = words(60, using: &generator)
        let tagger = EntityTagger(gazetteer: Gazetteer(entities: entities))
        let found = tagger.mentions(in: text.joined(separator: " "))
        #expect(found.map(\.surface) == bruteForce(text, names).map { $0.joined(separator: " ") })
        #expect(
            found.allSatisfy { $0.key == $0.surface.split(separator: " ").joined(separator: "-") }
        )
    }

    @Test(arguments: UInt64(1)...60)
    func mentionsLieInTheTextInOrderAndApart(seed: UInt64) {
        var generator = SeededGenerator(state: seed)
        let pieces = [
            "Iraq", "US", "us", "al-", "Haq", "New", "York", "Washington", ", ", "D.C.", " ", " ",
            " ", "\n", "\n\n", ". ", "العراق", "و", "伊拉克", "Badr", "militia", "Georgia", "ʿ", "’s",
            "Mr. ", "-", "é", "\u{0}", "Qassem ", "Soleimani", "Islamic State", "Army of ", "(",
        ]
        let text = (0..<120).map { _ in pieces.randomElement(using: &generator) ?? "" }.joined()
        var bytes = Array(text.utf8)
        if seed % 3 == 0 { bytes[Int.random(in: 0..<bytes.count, using: &generator)] = 0xFF }
        var tokens = TokenList()
        Tokenizer().tokenize(bytes.span, into: &tokens)
        var end = 0
        for mention in sampleTagger.tag(bytes.span, tokens: tokens) {
            #expect(mention.range.lowerBound >= end)
            #expect(!mention.range.isEmpty)
            #expect(tokens.tokens.contains { Int($0.start) == mention.range.lowerBound })
            #expect(tokens.tokens.contains { Int($0.end) == mention.range.upperBound })
            #expect(sampleTagger.entities.indices.contains(mention.entity))
            end = mention.range.upperBound
        }
        #expect(end <= bytes.count)
    }
}
