/// The hints about one query, at most ``limit`` of them.
struct HintList {
    static let limit = 10

    private var operatorHints: [QueryHint] = []
    private var otherHints: [QueryHint] = []
    private var saidOnce: Set<String> = []

    /// Adds a hint unless there are enough.
    mutating func add(_ message: @autoclosure () -> String, at range: Range<Int>) {
        guard operatorHints.count + otherHints.count < Self.limit else { return }
        otherHints.append(QueryHint(message: message(), range: range))
    }

    /// Adds a hint unless the same words were said before.
    mutating func addOnce(_ message: String, at range: Range<Int>) {
        guard saidOnce.insert(message).inserted else { return }
        add(message, at: range)
    }

    /// Adds a hint that an operator was ignored; ``discardOperatorHints()`` takes these back.
    mutating func addIgnoredOperator(_ message: @autoclosure () -> String, at range: Range<Int>) {
        guard operatorHints.count + otherHints.count < Self.limit else { return }
        operatorHints.append(QueryHint(message: message(), range: range))
    }

    mutating func discardOperatorHints() {
        operatorHints.removeAll()
    }

    /// All hints in the order of the query.
    var sorted: [QueryHint] {
        (otherHints + operatorHints).sorted { one, other in
            (one.range.lowerBound, one.range.upperBound, one.message)
                < (other.range.lowerBound, other.range.upperBound, other.message)
        }
    }

    /// A text as a hint quotes it: in quotation marks, short, without invisible characters.
    static func quoted(_ text: String) -> String {
        let limit = 40
        var quoted = "“"
        for (index, scalar) in text.unicodeScalars.enumerated() {
            guard index < limit else {
                quoted += "…"
                break
            }
            quoted.unicodeScalars.append(scalar.separatesWords ? " " : scalar)
        }
        return quoted + "”"
    }
}
