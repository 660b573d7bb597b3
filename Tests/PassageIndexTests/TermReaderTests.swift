import Testing

@testable import PassageIndex

/// What is read from FTS5's own pages, compared with what FTS5 says.
struct TermReaderTests {
    /// Pages of 128 bytes, so that lists and places go on over many of them.
    @Test(arguments: UInt64(0)..<8)
    func theReaderSaysWhatFTS5Says(seed: UInt64) throws {
        var dice = SeededGenerator(seed: seed)
        let index = try PlainIndex()
        try index.set("pgsz", 128)
        try index.set("automerge", seed % 2 == 0 ? 0 : 2)
        var rows: Set<Int> = []
        for round in 0..<5 {
            try index.transaction {
                for _ in 0..<40 {
                    let row = Int.random(in: 1...(round < 3 ? 900_000 : 60), using: &dice)
                    if rows.remove(row) != nil { try index.delete(row) }
                    if dice.happens(onceIn: 9) { continue }
                    try index.insert(row, (0..<3).map { _ in Self.text(&dice) })
                    rows.insert(row)
                }
                for row in rows.sorted() where dice.happens(onceIn: 6) {
                    try index.delete(row)
                    rows.remove(row)
                }
            }
            try compare(index, &dice)
            if round == 2 { try index.command("optimize") }
            if round % 2 == 1 {
                let instances = try index.instances()
                try index.merge()
                #expect(try index.segmentCount == 1)
                #expect(try index.instances() == instances)
                try index.command("integrity-check")
            }
            try compare(index, &dice)
        }
    }

    private func compare(_ index: PlainIndex, _ dice: inout SeededGenerator) throws {
        let reader = try TermReader(index)
        for number in 0..<40 {
            let column = dice.happens(onceIn: 3) ? dice.pick(IndexColumn.allCases) : nil
            let words = (0..<dice.pick([1, 1, 2, 3])).map { _ in Array(Self.word(&dice).utf8) }
            var term = MatchTerm(words, isPrefix: number % 4 == 0, column: column)
            if term.isPrefix {
                term.terms[words.count - 1] = Array(words[words.count - 1].prefix(2))
            }
            #expect(try reader.positions(of: term) == index.positions(of: term), "\(term)")
            #expect(try reader.postings(of: term) == index.postings(of: term), "\(term)")
            #expect(try reader.pageCount(of: term) >= 0)
            if !term.isPrefix, words.count > 1 {
                let rows = try words.map { word in
                    Set(try index.postings(of: MatchTerm([word])).map(\.passage))
                }
                let shared = rows.dropFirst().reduce(rows[0]) { $0.intersection($1) }.sorted()
                #expect(
                    try reader.postings(of: term, in: shared) == index.postings(of: term),
                    "\(term)"
                )
            }
        }
    }

    /// Few words of very unlike frequency, and now and then a text with many of one.
    private static func text(_ dice: inout SeededGenerator) -> String {
        if dice.happens(onceIn: 15) { return String(repeating: word(&dice) + " ", count: 300) }
        return (0..<Int.random(in: 0...12, using: &dice)).map { _ in word(&dice) }
            .joined(separator: " ")
    }

    private static func word(_ dice: inout SeededGenerator) -> String {
        let rank = Int.random(in: 0...24, using: &dice)
        return
            "\(["a", "b", "al-", ""][rank % 4])\(String(repeating: "xy", count: rank * rank / 60))n\(rank * rank / 24)"
    }

    @Test func damageIsAnErrorNotACrash() throws {
        var dice = SeededGenerator(seed: 3)
        let index = try PlainIndex()
        try index.transaction {
            for row in 1...60 { try index.insert(row, (0..<3).map { _ in Self.text(&dice) }) }
        }
        let damaged = DamagedIndex(index, dice: dice)
        for _ in 0..<60 {
            guard let reader = try? TermReader(damaged) else { continue }
            for number in [0, 1, 4, 9] {
                _ = try? reader.positions(of: MatchTerm([Array("n\(number)".utf8)], isPrefix: true))
                _ = try? reader.postings(of: MatchTerm([Array("an\(number)".utf8)]))
            }
        }
        #expect(damaged.complaints > 0)
    }

    /// Hands out the records of an index with some of their bytes changed.
    private final class DamagedIndex: SegmentSource {
        private let index: PlainIndex
        private var dice: SeededGenerator
        private(set) var complaints = 0

        init(_ index: PlainIndex, dice: SeededGenerator) {
            self.index = index
            self.dice = dice
        }

        private func damage(_ record: [UInt8]) -> [UInt8] {
            var bytes = record
            for _ in 0..<dice.pick([0, 1, 2, 20]) where !bytes.isEmpty {
                bytes[Int.random(in: 0..<bytes.count, using: &dice)] = UInt8.random(
                    in: 0...255,
                    using: &dice
                )
            }
            if dice.happens(onceIn: 9) {
                bytes.removeLast(Int.random(in: 0...bytes.count, using: &dice))
            }
            return bytes
        }

        func record(_ row: Int64) throws -> [UInt8]? {
            dice.happens(onceIn: 4) ? try index.record(row).map(damage) : try index.record(row)
        }

        func page(segment: Int64, upTo term: [UInt8]) throws -> Int64? {
            try index.page(segment: segment, upTo: term)
        }

        func page(segment: Int64, after term: [UInt8]) throws -> Int64? {
            try index.page(segment: segment, after: term)
        }

        func forEachRecord(
            in rows: ClosedRange<Int64>,
            _ body: (UnsafeRawBufferPointer) throws -> Bool
        ) throws {
            let few = rows.lowerBound...min(rows.upperBound, rows.lowerBound + 40)
            try index.forEachRecord(in: few) { page in
                try damage(Array(page)).withUnsafeBytes(body)
            }
        }

        func damaged(_ detail: String) -> any Error {
            complaints += 1
            return PlainIndex.Failure(message: detail)
        }
    }
}
