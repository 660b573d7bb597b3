import TextAnalysis

/// The names of one document, each with what it names.
package struct DocumentNames: Sendable {
    package var names: [ResolvedName] = []
    /// What no list has, each once; ``ResolvedName/Referent/unlisted(_:)`` counts in it.
    package var unlisted: [UnlistedEntity] = []
}

/// A name in a text and what it names.
package struct ResolvedName: Equatable, Sendable {
    /// UTF-8 byte range in the text.
    package var range: Range<Int>
    package var referent: Referent
    /// How the name was given, as the list has it; `nil` where none has the name.
    package var kind: Alias.Kind?

    /// What a name names.
    package enum Referent: Hashable, Sendable {
        /// Position in ``EntityTagger/entities``.
        case listed(Int)
        /// Position in ``DocumentNames/unlisted``.
        case unlisted(Int)
    }
}

/// An entity that no list has.
package struct UnlistedEntity: Equatable, Sendable {
    /// `name:`, the type, and the folded words of the name: the same wherever the name stands.
    package var key: String
    package var type: EntityType
    /// The name as the document writes it first.
    package var name: String
    /// Whether it is a person of whom the document has one word only, which may be many people's.
    package var isSurnameAlone: Bool
}

/// Finds out which names of a document name the same.
///
/// A single word that ends (or begins) the full name of a person of the same document is that person,
/// the nearest before it; so is the first word of an organization's name. Letters in brackets behind a
/// name, or before a name in brackets, stand for it in the whole document. Titles and articles are cut
/// off. Of the types that one name is given the commonest holds.
struct Coreference {
    private let gazetteer: Gazetteer
    private let tokens: TokenList
    private var names: [Candidate] = []
    private var result = DocumentNames()
    private var unlistedByKey: [UInt64: Int] = [:]

    private struct Candidate {
        var range: Range<Int>
        var type: EntityType
        var mention: Mention?
        /// The words of the name, by token.
        var words: [Int]
        /// Hash of all words; the first and the last by itself.
        var hash: UInt64 = 0
        var first: UInt64 = 0
        var last: UInt64 = 0
        /// The candidate whose entity this is.
        var antecedent: Int?
    }

    private init(_ gazetteer: Gazetteer, _ tokens: TokenList) {
        self.gazetteer = gazetteer
        self.tokens = tokens
    }

    /// Settles the names of a document.
    static func resolve(
        _ found: [FoundName],
        _ text: borrowing Span<UInt8>,
        _ tokens: TokenList,
        _ gazetteer: Gazetteer
    ) -> DocumentNames {
        var coreference = Coreference(gazetteer, tokens)
        coreference.take(found, text)
        coreference.settleTypes()
        coreference.findListed()
        coreference.findAcronyms(text)
        coreference.findShortForms()
        coreference.write(text)
        return coreference.result
    }

    // MARK: - Reading

    private mutating func take(_ found: [FoundName], _ text: borrowing Span<UInt8>) {
        var token = 0
        names.reserveCapacity(found.count)
        for name in found {
            while token < tokens.tokens.count,
                Int(tokens.tokens[token].start) < name.range.lowerBound
            {
                token += 1
            }
            var words: [Int] = []
            var next = token
            while next < tokens.tokens.count,
                Int(tokens.tokens[next].start) < name.range.upperBound
            {
                if !tokens.tokens[next].isColocated { words.append(next) }
                next += 1
            }
            var candidate = Candidate(
                range: name.range,
                type: name.type,
                mention: name.mention,
                words: words
            )
            if candidate.mention == nil, !trim(&candidate, text) { continue }
            guard let first = candidate.words.first, let last = candidate.words.last else {
                // A name without a word of its own, such as a pair inside a run of letters.
                if candidate.mention != nil { names.append(candidate) }
                continue
            }
            candidate.first = hash(of: first)
            candidate.last = hash(of: last)
            candidate.hash = candidate.words.dropFirst().reduce(candidate.first) {
                FeatureHash.pair($0, hash(of: $1))
            }
            names.append(candidate)
        }
    }

    /// Cuts titles, articles and marks off; answers whether a name is left.
    private func trim(_ candidate: inout Candidate, _ text: borrowing Span<UInt8>) -> Bool {
        while candidate.words.count > 1, let first = candidate.words.first {
            let cuts =
                candidate.type == .person
                ? roles(of: first).contains(.title) : hash(of: first) == Self.the
            guard cuts else { break }
            candidate.words.removeFirst()
        }
        guard let first = candidate.words.first, let last = candidate.words.last else {
            return false
        }
        var end = Int(tokens.tokens[last].end)
        if end < candidate.range.upperBound, text[end] == UInt8(ascii: ".") { end += 1 }
        candidate.range = Int(tokens.tokens[first].start)..<end
        guard candidate.words.count == 1 else { return true }
        let token = tokens.tokens[first]
        if token.shape.isNumber || tokens.letterCount(of: token) < 2 { return false }
        // `the Group`, `the President` alone are no names.
        return roles(of: first).isDisjoint(with: [.title, .organizationCue, .placeCue, .calendar])
    }

    private static let the: UInt64 = {
        let bytes = Array("the".utf8)
        return FeatureHash.bytes(bytes.span, 0..<bytes.count)
    }()

    private func hash(of token: Int) -> UInt64 {
        let token = tokens.tokens[token]
        return FeatureHash.bytes(
            tokens.folded.span,
            Int(token.foldedStart)..<Int(token.foldedEnd)
        )
    }

    private func roles(of token: Int) -> WordRoles {
        let token = tokens.tokens[token]
        let word = gazetteer.words.number(
            of: tokens.folded.span,
            Int(token.foldedStart)..<Int(token.foldedEnd)
        )
        return word >= 0 ? gazetteer.roles[Int(word)] : []
    }

    // MARK: - Settling

    /// Gives all unlisted names of the same words the type that most of them have.
    private mutating func settleTypes() {
        var counts: [UInt64: [EntityType: Int]] = [:]
        for name in names where name.mention == nil {
            counts[name.hash, default: [:]][name.type, default: 0] += 1
        }
        for number in names.indices where names[number].mention == nil {
            guard let types = counts[names[number].hash], types.count > 1 else { continue }
            let order: [EntityType] = [.organization, .person, .place, .country]
            let most = order.max { (types[$0] ?? 0, 0) < (types[$1] ?? 0, 0) }
            if let most { names[number].type = most }
        }
    }

    /// What is written like a name of the lists elsewhere in the document is the same, if the types
    /// agree.
    private mutating func findListed() {
        var listed: [UInt64: Int] = [:]
        for (number, name) in names.enumerated() where name.mention != nil {
            listed[name.hash] = number
        }
        for number in names.indices where names[number].mention == nil {
            guard let known = listed[names[number].hash] else { continue }
            let (type, other) = (names[number].type, names[known].type)
            if type == other || type == .place && other == .country {
                names[number].antecedent = known
            }
        }
    }

    private mutating func findAcronyms(_ text: borrowing Span<UInt8>) {
        var standsFor: [UInt64: Int] = [:]
        for (number, name) in names.enumerated().dropLast() {
            let next = names[number + 1]
            guard isOpened(text, from: name.range.upperBound, to: next.range.lowerBound),
                next.range.upperBound < text.count,
                text[next.range.upperBound] == UInt8(ascii: ")")
            else { continue }
            let (short, full) = name.words.count == 1 ? (number, number + 1) : (number + 1, number)
            guard names[short].words.count == 1, names[full].words.count > 1,
                names[full].type != .person, isAcronym(names[short], of: names[full]),
                names[full].mention == nil || names[short].mention == nil
            else { continue }
            if names[short].mention == nil {
                standsFor[names[short].hash] = full
            } else if names[short].mention != nil, names[full].mention == nil {
                standsFor[names[full].hash] = short
            }
        }
        guard !standsFor.isEmpty else { return }
        for number in names.indices where names[number].mention == nil {
            guard let full = standsFor[names[number].hash], full != number else { continue }
            names[number].antecedent = full
            names[number].type = names[full].type
        }
    }

    /// Whether nothing but spaces and an opening bracket stands between two names.
    private func isOpened(_ text: borrowing Span<UInt8>, from start: Int, to end: Int) -> Bool {
        guard start < end, end - start <= 3, text[end - 1] == UInt8(ascii: "(") else {
            return false
        }
        for index in start..<end - 1 where text[index] != 0x20 { return false }
        return true
    }

    /// Whether the letters of a word in capitals stand in this order in a name, the first in front.
    private func isAcronym(_ short: Candidate, of full: Candidate) -> Bool {
        guard let word = short.words.first, tokens.tokens[word].shape.isUpper else { return false }
        let letters = tokens.tokens[word]
        var next = Int(letters.foldedStart)
        for word in full.words {
            let token = tokens.tokens[word]
            var isFirst = true
            for index in Int(token.foldedStart)..<Int(token.foldedEnd) {
                guard next < Int(letters.foldedEnd) else { return true }
                if tokens.folded[index] == tokens.folded[next] {
                    next += 1
                } else if isFirst, next == Int(letters.foldedStart) {
                    return false
                }
                isFirst = false
            }
        }
        return next == Int(letters.foldedEnd)
    }

    private mutating func findShortForms() {
        // The full names by their last and by their first word, with the latest met.
        var byLast: [UInt64: Int] = [:]
        var byFirst: [UInt64: Int] = [:]
        var waiting: [Int] = []
        for number in names.indices {
            let name = names[number]
            guard name.type == .person || name.type == .organization else { continue }
            if name.words.count > 1 {
                if name.type == .person { byLast[name.last] = number }
                byFirst[FeatureHash.pair(name.first, name.type == .person ? 1 : 2)] = number
            } else if name.mention == nil, name.antecedent == nil {
                if let full = fullName(of: name, byLast, byFirst) {
                    names[number].antecedent = full
                } else {
                    waiting.append(number)
                }
            }
        }
        // A headline may have the surname before the text has the name.
        for number in waiting {
            names[number].antecedent = fullName(of: names[number], byLast, byFirst)
        }
    }

    private func fullName(
        of name: Candidate,
        _ byLast: [UInt64: Int],
        _ byFirst: [UInt64: Int]
    ) -> Int? {
        if name.type == .person {
            return byLast[name.last] ?? byFirst[FeatureHash.pair(name.first, 1)]
        }
        return byFirst[FeatureHash.pair(name.first, 2)]
    }

    // MARK: - Writing

    private mutating func write(_ text: borrowing Span<UInt8>) {
        var end = 0
        for number in names.indices {
            let name = names[number]
            guard name.range.lowerBound >= end else { continue }
            end = name.range.upperBound
            var source = number
            // An acronym of a short form of a full name: at most two steps.
            for _ in 0..<2 {
                if let antecedent = names[source].antecedent { source = antecedent }
            }
            let referent: ResolvedName.Referent =
                if let mention = names[source].mention {
                    .listed(mention.entity)
                } else {
                    .unlisted(unlisted(source, text))
                }
            result.names.append(
                ResolvedName(range: name.range, referent: referent, kind: name.mention?.kind)
            )
        }
    }

    private mutating func unlisted(_ number: Int, _ text: borrowing Span<UInt8>) -> Int {
        let name = names[number]
        let hash = FeatureHash.pair(name.hash, UInt64(name.type.number))
        if let known = unlistedByKey[hash] { return known }
        var words: [UInt8] = []
        for word in name.words {
            let token = tokens.tokens[word]
            if !words.isEmpty { words.append(UInt8(ascii: "-")) }
            words += tokens.folded[Int(token.foldedStart)..<Int(token.foldedEnd)]
        }
        var written: [UInt8] = []
        for index in name.range {
            let byte = text[index] <= 0x20 ? 0x20 : text[index]
            if byte != 0x20 || written.last != 0x20 { written.append(byte) }
        }
        result.unlisted.append(
            UnlistedEntity(
                key: "name:\(name.type.rawValue):\(String(decoding: words, as: UTF8.self))",
                type: name.type,
                name: String(decoding: written, as: UTF8.self),
                isSurnameAlone: name.type == .person && name.words.count == 1
            )
        )
        unlistedByKey[hash] = result.unlisted.count - 1
        return result.unlisted.count - 1
    }
}

extension EntityType {
    fileprivate var number: Int {
        switch self {
        case .person: 0
        case .organization: 1
        case .place: 2
        case .country: 3
        }
    }
}
