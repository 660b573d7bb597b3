/// Puts runs together to a segment of FTS5's index.
package enum SegmentWriter {
    /// FTS5's mark of the terms of its main index.
    private static let mainIndex = UInt8(ascii: "0")

    /// Writes a segment.
    ///
    /// - Parameters:
    ///   - runs: The runs with the row of each one's first passage, in the order of these rows.
    ///   - page: Takes a page: its number, from 1, and its bytes.
    ///   - boundary: Takes the least term that leads to a page.
    /// - Returns: How many pages were written; 0 when no run has a term.
    /// - Throws: What `page` and `boundary` throw.
    /// - Complexity: O(*t* log *r* + *b*) for *t* terms in *r* runs of *b* bytes.
    package static func write(
        _ runs: [(run: TermRun, firstRow: Int64)],
        page: @escaping (_ number: Int, _ bytes: [UInt8]) throws -> Void,
        boundary: @escaping (_ term: ArraySlice<UInt8>, _ page: Int) throws -> Void
    ) throws -> Int {
        var writer = LeafWriter(page: page, boundary: boundary)
        var heads = RunHeads(runs.map(\.run))
        var term: [UInt8] = []
        while let head = heads.first {
            let run = runs[head.run].run
            let bytes = run.terms[run.term(head.number)]
            if term.isEmpty || term[1...] != bytes {
                term.removeAll(keepingCapacity: true)
                term.append(mainIndex)
                term.append(contentsOf: bytes)
                try writer.append(term: term)
            }
            let base = runs[head.run].firstRow
            let rows = run.rows[head.number]
            try writer.append(
                run.lists[run.list(head.number)],
                first: base + Int64(rows.first),
                last: base + Int64(rows.last)
            )
            heads.advance()
        }
        return try writer.finish()
    }
}

/// The next term of each run, the least first; among equal ones that of the earlier run.
private struct RunHeads {
    struct Head {
        var run: Int
        var number: Int
        /// See ``TermRun/key(of:in:)``.
        var key: UInt64
    }

    private let runs: [TermRun]
    private var heap: [Head] = []

    init(_ runs: [TermRun]) {
        self.runs = runs
        for run in runs.indices where runs[run].count > 0 { heap.append(head(run, 0)) }
        for place in heap.indices.reversed() { sink(place) }
    }

    var first: Head? { heap.first }

    /// Goes to the next term of the run that was first.
    mutating func advance() {
        let next = (heap[0].run, heap[0].number + 1)
        if next.1 < runs[next.0].count {
            heap[0] = head(next.0, next.1)
        } else {
            heap[0] = heap[heap.count - 1]
            heap.removeLast()
        }
        sink(0)
    }

    private func head(_ run: Int, _ number: Int) -> Head {
        let key = TermRun.key(of: runs[run].term(number), in: runs[run].terms)
        return Head(run: run, number: number, key: key)
    }

    private mutating func sink(_ start: Int) {
        var place = start
        while true {
            var least = place
            for child in [2 * place + 1, 2 * place + 2]
            where child < heap.count && precedes(heap[child], heap[least]) {
                least = child
            }
            guard least != place else { return }
            heap.swapAt(place, least)
            place = least
        }
    }

    private func precedes(_ left: Head, _ right: Head) -> Bool {
        if left.key != right.key { return left.key < right.key }
        let (one, other) = (runs[left.run], runs[right.run])
        let (term, otherTerm) = (one.term(left.number), other.term(right.number))
        if term.count > 8 || otherTerm.count > 8 || term.count != otherTerm.count {
            let (bytes, others) = (one.terms[term], other.terms[otherTerm])
            if bytes.lexicographicallyPrecedes(others) { return true }
            if others.lexicographicallyPrecedes(bytes) { return false }
        }
        return left.run < right.run
    }
}
