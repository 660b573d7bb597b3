/// Which entity the mentions of each row of `entity` count for, where that is not the row itself.
///
/// Rows stay what documents were tagged with; the map brings those together that name one thing. It is
/// kept packed, since every reader needs all of it:
///
///     map   = *(step target)
///
/// of ``LEB128`` numbers: `step` is a row's difference to the one before, and `target` four times the
/// row that it counts for plus its type's number, as ``PassageFacts/entities`` has it, or 0 for one that
/// is hidden.
package struct EntityMap: Equatable, Sendable {
    /// By row; ``itself`` where nothing is mapped.
    private var targets: [UInt32] = []
    private static let itself = UInt32.max

    package init() {}

    /// - Parameter pairs: Rows with their targets.
    init(_ pairs: [(row: UInt32, target: UInt32)]) {
        for (row, target) in pairs {
            grow(to: Int(row))
            targets[Int(row)] = target
        }
    }

    /// Reads the packed form; what is cut off is left out.
    init(unpacking bytes: [UInt8]) {
        var at = 0
        var row: UInt32 = 0
        while let step = LEB128.read(bytes.span, at: &at),
            let target = LEB128.read(bytes.span, at: &at)
        {
            row &+= step
            // A damaged file may say anything.
            guard row < 1 << 29 else { return }
            grow(to: Int(row))
            targets[Int(row)] = target
        }
    }

    private mutating func grow(to row: Int) {
        guard row >= targets.count else { return }
        let more = max(row + 1, targets.count * 2) - targets.count
        targets.append(contentsOf: repeatElement(Self.itself, count: more))
    }

    package var isEmpty: Bool { targets.isEmpty }

    /// The packed form.
    var packed: [UInt8] {
        var bytes: [UInt8] = []
        var last = 0
        for (row, target) in targets.enumerated() where target != Self.itself {
            LEB128.append(UInt32(row - last), to: &bytes)
            LEB128.append(target, to: &bytes)
            last = row
        }
        return bytes
    }

    /// What a number of ``PassageFacts/entities`` counts as; 0 for what is hidden.
    @inline(__always)
    func fact(_ number: UInt32) -> UInt32 {
        let row = Int(number >> 2)
        guard row < targets.count, targets[row] != Self.itself else { return number }
        return targets[row]
    }

    /// The row that a row counts for; `nil` when it is hidden.
    package func row(_ row: Int64) -> Int64? {
        guard row >= 0, row < Int64(targets.count), targets[Int(row)] != Self.itself else {
            return row
        }
        let target = targets[Int(row)] >> 2
        return target == 0 ? nil : Int64(target)
    }
}
