/// What a word is to a name: outside, the first of one, or inside one, by type.
///
/// The raw value is the lane of a score vector. ``misc`` marks names that are of no type that is
/// shown (`Iraqi`, `World Cup`); telling them apart keeps them from being taken for another type.
package enum NameLabel {
    package static let outside: UInt8 = 0
    /// How many labels there are.
    package static let count = 9
    /// The types in the order of their labels; the last is not shown.
    package static let typeNames = ["PER", "ORG", "LOC", "MISC"]

    /// The label of the first word of a name of the `type`th type.
    package static func begin(_ type: Int) -> UInt8 { UInt8(1 + 2 * type) }

    /// The label of a further word of a name of the `type`th type.
    package static func inside(_ type: Int) -> UInt8 { UInt8(2 + 2 * type) }

    /// The position in ``typeNames`` of a label's type, or `nil` for ``outside``.
    package static func type(of label: UInt8) -> Int? { label == 0 ? nil : Int(label - 1) / 2 }

    /// Whether the label begins a name.
    package static func isBegin(_ label: UInt8) -> Bool { label & 1 == 1 }

    /// Whether `next` may follow `label`: the inside of a name only its own beginning or inside.
    package static func mayFollow(_ label: UInt8, _ next: UInt8) -> Bool {
        guard next != outside, !isBegin(next) else { return true }
        return type(of: label) == type(of: next)
    }
}
