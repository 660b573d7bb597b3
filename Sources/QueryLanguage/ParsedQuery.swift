/// What a reader typed, as a tree; every text of it still as typed.
///
/// Ranges are UTF-8 byte ranges in the query.
package struct ParsedQuery: Equatable, Sendable {
    /// `nil` when there is nothing to search for.
    package var root: QueryNode?
    /// What was read otherwise than it may have been meant, and where.
    package var hints: [QueryHint]

    package init(root: QueryNode?, hints: [QueryHint]) {
        self.root = root
        self.hints = hints
    }
}

/// A part of a query.
package indirect enum QueryNode: Equatable, Sendable {
    /// One written word, which may hold several tokens (`al-Haq`, `F-16`).
    case word(QueryText)
    /// `kata*`: a word that begins so.
    case prefix(QueryText)
    /// `"quds force"`: these words in this order.
    case phrase(QueryText)
    /// `="Quds force"`: these words as they are written here.
    case literal(QueryText)
    /// `"quds commander"~5`: these words with at most `distance` other words between them, in any
    /// order.
    case near(QueryText, distance: Int)
    /// `title:word`, `title:"a phrase"`: the inner node within a part of the text; a column, field
    /// or date inside keeps its own meaning.
    case inColumn(TextColumn, QueryNode)
    /// `country:IQ`, `person:"Ismail Qaani"`, `lang:ar`, …
    case field(FacetField, value: QueryText)
    /// `date:2025-10..2025-11`.
    case date(DateRange, source: QueryText)
    /// `@person`: any mention of the type.
    case anyEntity(QueryEntityType, source: QueryText)
    case and([QueryNode])
    case or([QueryNode])
    /// Everything but the inner node; stands only inside an `and` that has something positive, or
    /// at the root when the query excludes only.
    case not(QueryNode)
}

/// A stretch of the query as typed.
package struct QueryText: Equatable, Sendable {
    /// The text without quotes, operators and field names.
    package var text: String
    /// UTF-8 byte range of the text in the query.
    package var range: Range<Int>

    package init(text: String, range: Range<Int>) {
        self.text = text
        self.range = range
    }
}

/// A part of a passage that a search can be held to.
package enum TextColumn: String, CaseIterable, Sendable {
    case title, heading, text
}

/// A field that holds values rather than words.
package enum FacetField: String, CaseIterable, Sendable {
    case country, person, organization, place, source, language, path
}

/// What `@person` and its kin ask for.
package enum QueryEntityType: String, CaseIterable, Sendable {
    case person, organization, place, country
}

/// Days from `from` to `to`, both included; an open end is `nil`.
///
/// Days are ISO 8601 (`2025-10-01`), so that they compare as strings.
package struct DateRange: Equatable, Sendable {
    package var from: String?
    package var to: String?

    package init(from: String?, to: String?) {
        self.from = from
        self.to = to
    }
}

/// Something about the query that its writer may want to know.
package struct QueryHint: Equatable, Sendable {
    /// What was done, in a sentence.
    package var message: String
    /// UTF-8 byte range in the query that it is about.
    package var range: Range<Int>

    package init(message: String, range: Range<Int>) {
        self.message = message
        self.range = range
    }
}
