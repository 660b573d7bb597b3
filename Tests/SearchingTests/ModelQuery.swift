import CorpusStore
import PassageIndex
import QueryLanguage
import Searching
import TextAnalysis

/// What a query means, said the plain way.
indirect enum ModelNode {
    /// Any of the patterns, with what its occurrences count.
    case leaf([ModelPattern], weight: Double)
    case near([[ModelPattern]], distance: Int, weight: Double)
    case test(@Sendable (ModelPassage) -> Bool)
    case and([ModelNode])
    case or([ModelNode])
    case not(ModelNode)

    /// What must not be there cannot add to a score.
    var withoutWeight: ModelNode {
        switch self {
        case .leaf(let patterns, _): .leaf(patterns, weight: 0)
        case .near(let words, let distance, _): .near(words, distance: distance, weight: 0)
        case .test: self
        case .and(let nodes): .and(nodes.map(\.withoutWeight))
        case .or(let nodes): .or(nodes.map(\.withoutWeight))
        case .not(let node): .not(node.withoutWeight)
        }
    }

    func holds(_ passage: ModelPassage) -> Bool {
        switch self {
        case .leaf(let patterns, _): !passage.places(of: patterns).isEmpty
        case .near(let words, let distance, _):
            !passage.starts(of: words, distance: distance).isEmpty
        case .test(let test): test(passage)
        case .and(let nodes): nodes.allSatisfy { $0.holds(passage) }
        case .or(let nodes): nodes.contains { $0.holds(passage) }
        case .not(let node): !node.holds(passage)
        }
    }

    /// Every part that adds to scores.
    var scored: [(weight: Double, places: (ModelPassage) -> Set<ModelPlace>)] {
        switch self {
        case .leaf(let patterns, let weight):
            weight > 0 ? [(weight, { $0.places(of: patterns) })] : []
        case .near(let words, let distance, let weight):
            weight > 0 ? [(weight, { $0.starts(of: words, distance: distance) })] : []
        case .test, .not: []
        case .and(let nodes), .or(let nodes): nodes.flatMap(\.scored)
        }
    }
}

/// Reads a query as the guide to the query language says.
struct ModelReader {
    var match: MatchMode
    /// Whether entities are known to the index: they are once a document that lists them came in.
    var knowsEntities: Bool
    /// The languages of the documents that ever were in the index.
    var languages: Set<String>

    func node(_ root: QueryNode) -> ModelNode {
        guard match == .any, case .and(let nodes) = root else { return node(root, nil) }
        let optional = list(nodes.filter(Self.isWords), nil, isAnyEnough: true)
        let required = nodes.filter { !Self.isWords($0) }.map { node($0, nil) }
        return .and(optional.isEmpty ? required : required + [.or(optional)])
    }

    private static func isWords(_ node: QueryNode) -> Bool {
        switch node {
        case .word, .prefix, .phrase, .literal, .near, .inColumn: true
        case .or(let nodes), .and(let nodes): nodes.allSatisfy(isWords)
        case .field, .date, .anyEntity, .not: false
        }
    }

    private func node(_ node: QueryNode, _ column: IndexColumn?) -> ModelNode {
        switch node {
        case .and(let nodes): return .and(list(nodes, column))
        case .or(let nodes): return .or(nodes.map { self.node($0, column) })
        case .not(let inner): return .not(self.node(inner, column).withoutWeight)
        case .word(let text): return word(text.text, column)
        case .prefix(let text):
            let forms = ModelWord.words(of: text.text).map { ModelTerm.word($0.form) }
            return .leaf([ModelPattern(terms: forms, isPrefix: true, column: column)], weight: 1)
        case .phrase(let text):
            let names = column == nil ? entities(text.text) : []
            let typed = phrase(text.text, column)
            let all = ModelNode.leaf(typed + names, weight: 1)
            return names.isEmpty || typed.isEmpty
                ? all : .or([all, .leaf(typed, weight: 0.1)])
        case .literal(let text): return .leaf(phrase(text.text, column), weight: 1)
        case .near(let text, let distance):
            let words = ModelWord.words(of: text.text).map { word in
                ([word.form] + word.others.filter { $0.width == 1 }.map(\.form)).map {
                    ModelPattern(terms: [.word($0)], column: column)
                }
            }
            if words.count == 1 { return .leaf(words[0], weight: 1) }
            return .near(words, distance: distance, weight: 1)
        case .inColumn(let inner, let content):
            let columns: [TextColumn: IndexColumn] = [
                .title: .title, .heading: .heading, .text: .text,
            ]
            return self.node(content, columns[inner])
        case .field(let field, let value): return self.field(field, value.text)
        case .date(let range, _): return .test { $0.isPublished(from: range.from, to: range.to) }
        case .anyEntity(let type, _):
            let types: [QueryEntityType: FacetType] = [
                .person: .person, .organization: .organization, .place: .place,
                .country: .country,
            ]
            return .leaf(
                types[type].map { [ModelPattern(terms: [.type($0)], column: column)] } ?? [],
                weight: 1
            )
        }
    }

    /// Nodes side by side, among them names of several words.
    private func list(
        _ nodes: [QueryNode],
        _ column: IndexColumn?,
        isAnyEnough: Bool = false
    ) -> [ModelNode] {
        var read: [ModelNode] = []
        var rest = nodes[...]
        while let first = rest.first {
            var texts: [String] = []
            for node in rest.prefix(8) {
                guard case .word(let text) = node else { break }
                texts.append(text.text)
            }
            while texts.count > 1,
                column != nil || entities(texts.joined(separator: " ")).isEmpty
            { texts.removeLast() }
            if texts.count > 1 {
                let name = texts.joined(separator: " ")
                let all = phrase(name, nil) + entities(name)
                let apart = texts.map {
                    ModelNode.leaf(forms($0, nil), weight: isAnyEnough ? 0.5 : 0.1)
                }
                read.append(
                    isAnyEnough
                        ? .or([.leaf(all, weight: 0.5)] + apart)
                        : .or([.leaf(all, weight: 1), .and(apart)])
                )
                rest = rest.dropFirst(texts.count)
            } else {
                read.append(node(first, column))
                rest = rest.dropFirst()
            }
        }
        return read
    }

    private func word(_ text: String, _ column: IndexColumn?) -> ModelNode {
        let names = column == nil ? entities(text) : []
        if !names.isEmpty {
            let isAcronym = ["US", "U.S.", "UN"].contains(text)
            return .leaf((isAcronym ? [] : forms(text, nil)) + names, weight: 1)
        }
        let words = ModelWord.words(of: text)
        if words.count > 3, words.allSatisfy(\.isPaired) {
            let parts = words.map {
                ModelNode.leaf([ModelPattern(terms: [.word($0.form)], column: column)], weight: 1)
            }
            return match == .any ? .or(parts) : .and(parts)
        }
        return .leaf(forms(text, column), weight: 1)
    }

    /// A word with its stems.
    private func forms(_ text: String, _ column: IndexColumn?) -> [ModelPattern] {
        var patterns = phrase(text, column)
        let words = ModelWord.words(of: text)
        guard words.count == 1 else { return patterns }
        let bytes = Array(text.utf8)
        let list = Tokenizer().tokens(of: text)
        for language in languages {
            var stems = StemList()
            Stemmer(language: language)?.appendQueryStem(
                of: words[0].token,
                in: list,
                text: bytes.span,
                to: &stems
            )
            for range in stems.ranges {
                let stem = stems.bytes[range]
                patterns.append(ModelPattern(terms: [.stem(stem, language)], column: column))
                patterns.append(ModelPattern(terms: [.word(stem)], column: column))
            }
        }
        return patterns
    }

    private func phrase(_ text: String, _ column: IndexColumn?) -> [ModelPattern] {
        let words = ModelWord.words(of: text)
        let forms = words.map { ModelTerm.word($0.form) }
        if words.count == 1, words[0].isPaired {
            return [ModelPattern(terms: forms, isPrefix: true, column: column)]
        }
        var patterns = [ModelPattern(terms: forms, column: column)]
        for (place, word) in words.enumerated() {
            for other in word.others where patterns.count < 8 {
                let rest = forms.dropFirst(place + other.width)
                patterns.append(
                    ModelPattern(
                        terms: forms[..<place] + [.word(other.form)] + rest,
                        column: column
                    )
                )
            }
        }
        return patterns
    }

    // MARK: Names

    private static func key(_ name: String) -> String {
        let list = Tokenizer().tokens(of: name)
        return list.tokens.filter { !$0.isColocated }.map { list.form(of: $0) }.joined()
    }

    private func entities(_ name: String) -> [ModelPattern] {
        let isLoud =
            name.contains { $0.isLetter }
            && !name.contains { $0.isLowercase || !$0.isCased && $0.isLetter }
        let found = SampleEntity.all.filter { entity in
            knowsEntities
                && entity.aliases.contains { alias in
                    alias.folded == Self.key(name) && !alias.folded.isEmpty && !alias.needsCue
                        && alias.kind != "demonym" && (alias.kind != "acronym" || isLoud)
                }
        }
        return found.map { ModelPattern(terms: [.entity($0.key)]) }
    }

    /// The entities that a filter's value means: any name counts.
    func chosen(_ value: String, _ type: FacetType) -> [SampleEntity] {
        guard knowsEntities else { return [] }
        let ofType = SampleEntity.all.filter { $0.type == type }
        if let entity = ofType.first(where: { $0.key == value }) { return [entity] }
        return ofType.filter { $0.aliases.contains { $0.folded == Self.key(value) } }
    }

    func countries(_ value: String) -> [String] {
        value.count == 2 && value.allSatisfy(\.isASCII)
            ? [value.uppercased()] : chosen(value, .country).compactMap(\.country)
    }

    private func field(_ field: FacetField, _ value: String) -> ModelNode {
        switch field {
        case .country:
            return .leaf(countries(value).map { ModelPattern(terms: [.country($0)]) }, weight: 0)
        case .person, .organization, .place:
            let type: FacetType =
                field == .person ? .person : field == .place ? .place : .organization
            return .leaf(
                chosen(value, type).map { ModelPattern(terms: [.entity($0.key)]) },
                weight: 0
            )
        case .source: return .test { $0.document.source?.lowercased() == value.lowercased() }
        case .language: return .test { $0.document.language == value.lowercased() }
        case .path: return .test { $0.isAt(path: value) }
        }
    }
}

/// A word that was typed: what it is looked up by.
struct ModelWord {
    var token: Token
    var form: [UInt8]
    var others: [(form: [UInt8], width: Int)] = []
    /// Whether it is a pair of characters, or one, of a script without spaces.
    var isPaired = false

    static func words(of text: String) -> [ModelWord] {
        let list = Tokenizer().tokens(of: text)
        var words: [ModelWord] = []
        for (number, token) in list.tokens.enumerated() {
            let form = Array(list.folded[Int(token.foldedStart)..<Int(token.foldedEnd)])
            if token.isColocated {
                words[words.count - 1].others.append((form, Int(token.width)))
            } else if list.isTail(at: number) {
                words[words.count - 1].isPaired = true
            } else {
                let follows = words.last.map { token.start < $0.token.end } ?? false
                if follows { words[words.count - 1].isPaired = true }
                words.append(
                    ModelWord(
                        token: token,
                        form: form,
                        isPaired: follows || Tokenizer.isHalfPair(form)
                    )
                )
            }
        }
        return words
    }
}

extension ModelPassage {
    /// Whether the day of publication, as far as it is known, can lie in a range.
    func isPublished(from: String?, to: String?) -> Bool {
        guard let published = document.published else { return false }
        let first = published + "-01-01".dropFirst(published.count - 4)
        let last = published + "-12-31".dropFirst(published.count - 4)
        return last >= from ?? ""
            && first <= to.map { $0 + "-12-31".dropFirst($0.count - 4) } ?? "9"
    }

    func isAt(path: String) -> Bool {
        if let star = path.firstIndex(of: "*") {
            return uri.hasPrefix(path[..<star]) && uri.hasSuffix(path[path.index(after: star)...])
        }
        return uri.contains(path)
    }
}
