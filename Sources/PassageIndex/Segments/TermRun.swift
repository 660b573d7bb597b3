/// The postings of some passages, sorted by term: a part of a segment of the full-text index.
///
/// Rows are counted from the first passage of the run, so that a run can be made before anybody knows
/// which rows its passages will get. The list of a term is a doclist of FTS5 without the row it starts
/// with:
///
///     list     = poslist *(step poslist)     step: how far the row is behind the one before
///     poslist  = size *byte                  size: twice the number of bytes
///
/// Source of the format: the comments at the head of `ext/fts5/fts5_index.c` of SQLite.
package struct TermRun: Sendable {
    /// How many terms there are.
    var count: Int { termEnds.count }
    /// The terms in the order of their bytes, one behind the other.
    var terms: [UInt8] = []
    var termEnds: [Int] = []
    /// The lists in the order of the terms, one behind the other.
    var lists: [UInt8] = []
    var listEnds: [Int] = []
    /// The first and the last row of each list.
    var rows: [(first: UInt32, last: UInt32)] = []

    /// How much memory it takes, about.
    package var byteCount: Int { terms.count + lists.count + 24 * count }

    /// Gives back the room that was kept for longer lists: runs wait for others in memory.
    mutating func giveBackRoom() {
        var exact: [UInt8] = []
        exact.reserveCapacity(lists.count)
        exact.append(contentsOf: lists)
        lists = exact
    }

    /// The first eight bytes of a term as a number, by which most comparisons are decided.
    static func key(of term: Range<Int>, in bytes: [UInt8]) -> UInt64 {
        var key: UInt64 = 0
        for at in term.lowerBound..<term.lowerBound + 8 {
            key = key << 8 | (at < term.upperBound ? UInt64(bytes[at]) : 0)
        }
        return key
    }

    func term(_ number: Int) -> Range<Int> {
        (number == 0 ? 0 : termEnds[number - 1])..<termEnds[number]
    }

    func list(_ number: Int) -> Range<Int> {
        (number == 0 ? 0 : listEnds[number - 1])..<listEnds[number]
    }
}
