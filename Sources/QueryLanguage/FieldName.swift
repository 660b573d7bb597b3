/// What the name before a colon stands for.
enum FieldName: Equatable {
    case column(TextColumn)
    case facet(FacetField)
    case date

    /// Field names as people may write them, in lower case.
    init?(_ name: String) {
        switch name.lowercased() {
        case "title": self = .column(.title)
        case "heading": self = .column(.heading)
        case "text": self = .column(.text)
        case "country": self = .facet(.country)
        case "person": self = .facet(.person)
        case "org", "organization", "organisation": self = .facet(.organization)
        case "place": self = .facet(.place)
        case "source": self = .facet(.source)
        case "lang", "language": self = .facet(.language)
        case "path": self = .facet(.path)
        case "date": self = .date
        default: return nil
        }
    }

    /// The names for a message.
    static let listing =
        "title, heading, text, country, person, org, place, source, lang, path and date"

    /// What parentheses after the name are for.
    var purpose: QueryGroup.Purpose {
        switch self {
        case .column(let column): .column(column)
        case .facet(let field): .facet(field)
        case .date: .date
        }
    }
}

extension FacetField {
    /// The name a canonical query is written with.
    var name: String {
        switch self {
        case .organization: "org"
        case .language: "lang"
        case .country, .person, .place, .source, .path: rawValue
        }
    }
}
