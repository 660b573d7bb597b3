import CorpusStore
import EntityTagging
import Foundation
import TextAnalysis

/// Finds the countries that a document points to, with reasons and salience.
struct CountryFinder: Sendable {
    private let tagger: EntityTagger?

    /// - Parameter tagger: What knows the places of datelines; without one there are none.
    init(_ tagger: EntityTagger?) {
        self.tagger = tagger
    }

    /// A mention of a document, with what it tells of a country.
    struct Mention {
        /// UTF-8 byte range in the document's text.
        var range: Range<Int>
        var type: FacetType
        var country: String
        /// How the entity was named, where a list has the name.
        var kind: Alias.Kind?
    }

    /// The countries of a document, by the mentions, in order, whose entity has one; the most salient
    /// first.
    func countries(
        of document: SourceDocument,
        passages: [PassageRange],
        mentions: [Mention]
    ) -> [DocumentCountry] {
        var tally = CountryTally()
        let title = document.blocks.first { $0.kind == .title }?.range ?? 0..<0
        let lead = passages.first?.range.upperBound ?? 0
        for country in statedCountries(in: document.metadata) {
            tally.add(country.reason, country.code)
        }
        if let country = datelineCountry(of: document) { tally.add(.dateline, country) }
        for mention in mentions {
            let part: CountryReasons =
                title.contains(mention.range.lowerBound)
                ? .title : mention.range.lowerBound < lead ? .lead : []
            tally.add(reason(for: mention, in: document), mention.country, in: part)
        }
        return tally.ranked
    }

    private func reason(for mention: Mention, in document: SourceDocument) -> CountryReasons {
        switch mention.type {
        case .country where mention.kind == .demonym: .demonym
        case .country where mention.kind == .capital: .capital
        case .country: .name
        case .place: isCapital(mention, in: document) ? .capital : .place
        case .organization: .organization
        case .person: .person
        }
    }

    private func isCapital(_ mention: Mention, in document: SourceDocument) -> Bool {
        let written = String(decoding: document.text[mention.range], as: UTF8.self)
        let tokens = Tokenizer().tokens(of: written)
        return tagger?.isCapital(tokens, of: mention.country) ?? false
    }

    // MARK: - Over the text

    /// The countries that fields of the record state: its dateline, its country, its speaker's.
    private func statedCountries(
        in metadata: [(key: String, json: String)]
    ) -> [(reason: CountryReasons, code: String)] {
        var stated: [(CountryReasons, String)] = []
        for (key, json) in metadata {
            switch key.lowercased() {
            case "dateline", "location":
                stated += Self.strings(in: json).compactMap(country(ofPlace:)).map {
                    (.dateline, $0)
                }
            case "country":
                stated += Self.strings(in: json).compactMap(country(named:)).map { (.field, $0) }
            case "speaker":
                stated += Self.strings(in: json).flatMap(countries(mentionedIn:)).map {
                    (.field, $0)
                }
            default: break
            }
        }
        return stated
    }

    /// A JSON string, or those of an array; nothing else says where something is.
    private static func strings(in json: String) -> [String] {
        do {
            let value = try JSONSerialization.jsonObject(
                with: Data(json.utf8),
                options: .fragmentsAllowed
            )
            return (value as? String).map { [$0] } ?? value as? [String] ?? []
        } catch {
            // The reader keeps what the record has, even if it is no JSON value by itself.
            return []
        }
    }

    private func country(ofPlace text: String) -> String? {
        tagger?.country(ofPlaceIn: text.utf8.span, tokens: Tokenizer().tokens(of: text))
    }

    private func country(named text: String) -> String? {
        if let tagger, let code = tagger.country(ofCode: text) { return code }
        return country(ofPlace: text)
    }

    private func countries(mentionedIn text: String) -> [String] {
        guard let tagger else { return [] }
        let mentions = tagger.tag(text.utf8.span, tokens: Tokenizer().tokens(of: text))
        return mentions.compactMap { tagger.country(of: $0.entity) }
    }

    /// The country of a dateline at the start of the text: `BAGHDAD, March 11 —`, `KABUL (AFP) -`.
    private func datelineCountry(of document: SourceDocument) -> String? {
        guard let block = document.blocks.first(where: { $0.kind == .paragraph }),
            let place = DatelinePlace.range(in: document.text[block.range])
        else { return nil }
        return country(ofPlace: String(decoding: document.text[place], as: UTF8.self))
    }
}

/// The place at the head of a report.
enum DatelinePlace {
    /// How far a dateline may reach, in bytes.
    private static let reach = 80

    /// Where the dateline of a text lies that begins with a place in capitals and ends with a dash, or
    /// with an agency in brackets.
    ///
    /// - Parameter text: A paragraph, UTF-8.
    /// - Returns: From the start to before the dash or bracket; `nil` without a dateline.
    static func range(in text: ArraySlice<UInt8>) -> Range<Int>? {
        let head = text.prefix(reach)
        let word = head.prefix { $0 > 0x20 && $0 != UInt8(ascii: ",") && $0 != UInt8(ascii: "-") }
            .prefix { $0 < 0xE2 }
        let letters = word.filter { $0 != UInt8(ascii: ".") }
        guard letters.count > 1, letters.allSatisfy({ $0 >= 0x41 && $0 <= 0x5A || $0 >= 0x80 })
        else { return nil }
        for (place, byte) in zip(head.indices, head) where place > head.startIndex {
            let rest = head[place...]
            let isSpaced = head[place - 1] == 0x20
            let isDash =
                rest.starts(with: [0xE2, 0x80, 0x93]) || rest.starts(with: [0xE2, 0x80, 0x94])
                || rest.starts(with: [0x2D, 0x2D]) || isSpaced && rest.starts(with: [0x2D, 0x20])
            if isDash || byte == UInt8(ascii: "(") && isSpaced { return head.startIndex..<place }
            // Places, months and days have capitals or digits; sentences do not.
            if isSpaced, byte >= 0x61, byte <= 0x7A { return nil }
        }
        return nil
    }
}
