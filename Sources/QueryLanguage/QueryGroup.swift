/// What stands between two parentheses, or the whole query, while it is being read.
struct QueryGroup {
    /// What the parentheses were opened for.
    enum Purpose: Equatable {
        case plain
        /// `title:( … )`
        case column(TextColumn)
        /// `country:( … )`: its words are values.
        case facet(FacetField)
        /// `date:( … )`: its words are dates.
        case date
    }

    /// A `NOT` or minus whose operand has not come yet.
    struct Negation {
        var range: Range<Int>
        /// False after an even number of them.
        var excludes: Bool
        /// A minus holds only for what directly follows.
        var isMinus: Bool
    }

    let purpose: Purpose
    /// UTF-8 byte range of the opening parenthesis.
    let opening: Range<Int>
    var negation: Negation?
    /// Byte range of an `OR` or `AND` whose right side has not come yet.
    private(set) var pendingOr: Range<Int>?
    private(set) var pendingAnd: Range<Int>?
    /// ANDed groups of alternatives.
    private var alternatives: [[QueryNode]] = []
    private var lastHoldsWanted = false
    private var lastHoldsExcluded = false

    init(_ purpose: Purpose, opening: Range<Int>) {
        self.purpose = purpose
        self.opening = opening
    }

    var isEmpty: Bool { alternatives.isEmpty }

    /// What was read, in normal form; `nil` when nothing was.
    var node: QueryNode? {
        guard let inner = QueryNode.all(alternatives.compactMap(QueryNode.any)) else { return nil }
        if case .column(let column) = purpose { return .within(column, inner) }
        return inner
    }

    mutating func expectAlternative(_ range: Range<Int>) {
        pendingOr = range
        pendingAnd = nil
    }

    mutating func expectConjunct(_ range: Range<Int>) {
        pendingAnd = range
    }

    /// Takes the next operand, which uses up the pending operators; `nil` for one that holds
    /// nothing to search for.
    ///
    /// - Returns: The range of an `OR` that offers an exclusion as an alternative to something
    ///   wanted.
    mutating func add(_ operand: QueryNode?) -> Range<Int>? {
        let joining = pendingOr
        let isListed = purpose.isList && pendingAnd == nil
        let excludes = negation?.excludes == true
        (negation, pendingOr, pendingAnd) = (nil, nil, nil)
        guard let operand else { return nil }
        let node = excludes ? QueryNode.excluding(operand) : operand
        let isExcluded = node.excluded != nil
        guard joining != nil || (isListed && !isExcluded), !alternatives.isEmpty else {
            alternatives.append([node])
            lastHoldsExcluded = isExcluded
            lastHoldsWanted = !isExcluded
            return nil
        }
        let wasMixed = lastHoldsWanted && lastHoldsExcluded
        alternatives[alternatives.count - 1].append(node)
        lastHoldsExcluded = lastHoldsExcluded || isExcluded
        lastHoldsWanted = lastHoldsWanted || !isExcluded
        return lastHoldsWanted && lastHoldsExcluded && !wasMixed ? joining : nil
    }
}

extension QueryGroup.Purpose {
    /// Whether the words inside are taken as they are written.
    var holdsValues: Bool { if case .facet = self { true } else { false } }

    /// Whether the words inside are values or dates, which are alternatives unless `AND` stands
    /// between.
    var isList: Bool {
        switch self {
        case .plain, .column: false
        case .facet, .date: true
        }
    }
}
