import CorpusStore
import PassageIndex
import QueryLanguage

extension QueryNode {
    /// The text of a plain word.
    var writtenWord: QueryText? {
        guard case .word(let text) = self else { return nil }
        return text
    }

    /// Whether this asks for words, of which any may do, rather than sets a condition.
    var isWords: Bool {
        switch self {
        case .word, .prefix, .phrase, .literal, .near, .inColumn: true
        case .or(let nodes), .and(let nodes): nodes.allSatisfy(\.isWords)
        case .field, .date, .anyEntity, .not: false
        }
    }
}

extension IndexColumn {
    init(_ column: TextColumn) {
        switch column {
        case .title: self = .title
        case .heading: self = .heading
        case .text: self = .text
        }
    }
}

extension FacetType {
    init(_ type: QueryEntityType) {
        switch type {
        case .person: self = .person
        case .organization: self = .organization
        case .place: self = .place
        case .country: self = .country
        }
    }

    /// The type of entity that a field asks for; only the fields of entities have one.
    init(_ field: FacetField) {
        switch field {
        case .person: self = .person
        case .place: self = .place
        case .country: self = .country
        case .organization, .source, .language, .path: self = .organization
        }
    }
}
