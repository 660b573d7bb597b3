/// Makes the features of each unit of a sentence that depend on what stands around it.
package struct SentenceFeatures {
    private let forms: [WordForm]
    private let numbers: ArraySlice<Int32>
    private let evidence: ArraySlice<NameEvidence>
    private let regime: UInt64
    /// The run of capitalized words that each unit belongs to: its first and last unit, and a bit for each
    /// type that the lists settle for one of them.
    private var runs: [(first: Int32, last: Int32, types: UInt64)] = []
    private let usesLists: Bool

    /// - Parameters:
    ///   - table: The forms.
    ///   - numbers: The number of each unit's form.
    ///   - evidence: What is known of each unit, for the same units.
    ///   - usesLists: Whether entity lists count.
    package init(
        _ table: borrowing WordFormTable,
        _ numbers: ArraySlice<Int32>,
        _ evidence: ArraySlice<NameEvidence>,
        usesLists: Bool = true
    ) {
        forms = table.forms
        self.numbers = numbers
        self.evidence = evidence
        self.usesLists = usesLists
        var (words, capitals, upper) = (0, 0, 0)
        for number in numbers {
            switch table.forms[Int(number)].kind {
            case .lower: words += 1
            case .capitalized, .mixed, .initial: (words, capitals) = (words + 1, capitals + 1)
            case .upper: (words, upper) = (words + 1, upper + 1)
            case .uncased, .number, .mark: break
            }
        }
        // 0 plain, 1 capitals, 2 no capitals, 3 every word with a capital, as headlines have it.
        if upper * 10 >= words * 7, words > 1 {
            regime = 1
        } else if words > 1, capitals + upper == 0 {
            regime = 2
        } else if words > 3, (capitals + upper) * 10 >= words * 8 {
            regime = 3
        } else {
            regime = 0
        }
        findRuns()
    }

    private mutating func findRuns() {
        let count = numbers.count
        runs = Array(repeating: (-1, -1, 0), count: count)
        var unit = 0
        while unit < count {
            guard form(unit).kind.isCapital else {
                unit += 1
                continue
            }
            var last = unit
            var next = unit + 1
            while next < count {
                if form(next).kind.isCapital {
                    last = next
                    next += 1
                } else if form(next).bridges || form(next).kind == .number, next - last <= 1 {
                    next += 1
                } else {
                    break
                }
            }
            var types: UInt64 = 0
            if usesLists {
                for inside in unit...last { types |= UInt64(evidence(inside).settledType) << 1 }
            }
            for inside in unit...last { runs[inside] = (Int32(unit), Int32(last), types) }
            unit = last + 1
        }
    }

    @inline(__always)
    private func form(_ unit: Int) -> WordForm {
        guard unit >= 0, unit < numbers.count else { return .edge }
        return forms[Int(numbers[numbers.startIndex + unit])]
    }

    @inline(__always)
    private func evidence(_ unit: Int) -> NameEvidence {
        guard unit >= 0, unit < numbers.count else { return NameEvidence() }
        return evidence[evidence.startIndex + unit]
    }

    /// Adds the features of a unit, counted from the sentence's first.
    package func add<Sink: FeatureSink>(of unit: Int, to sink: inout Sink) {
        func add(_ template: UInt64, _ value: UInt64) {
            sink.add(FeatureHash.pair(1024 + template, value))
        }
        func add(_ template: UInt64, _ first: UInt64, _ second: UInt64) {
            sink.add(FeatureHash.pair(1024 + template, FeatureHash.pair(first, second)))
        }
        let (before2, before, own) = (form(unit - 2), form(unit - 1), form(unit))
        let (after, after2) = (form(unit + 1), form(unit + 2))
        let kind = UInt64(own.kind.rawValue)
        add(0, before.folded, own.folded)
        add(1, own.folded, after.folded)
        add(2, before.shortShape, FeatureHash.pair(own.shortShape, after.shortShape))
        add(3, before2.shortShape, FeatureHash.pair(before.shortShape, own.shortShape))
        add(4, before.folded, own.shortShape)
        add(5, own.shortShape, after.folded)
        add(
            6,
            UInt64(before.coarseClass) << 16 | UInt64(own.coarseClass) << 8
                | UInt64(after.coarseClass),
            kind
        )
        add(7, UInt64(before.coarseClass) << 8 | kind, after.shortShape)
        let known = evidence(unit)
        if usesLists {
            if known.listed != 0 {
                add(8, UInt64(known.listed))
                add(9, UInt64(known.listed), regime << 8 | kind)
            }
            if known.settled != 0 {
                add(10, UInt64(known.settled))
                add(11, UInt64(known.settled), own.folded)
            }
            if known.phrase != 0 {
                add(12, UInt64(known.phrase))
                add(13, UInt64(known.phrase), regime << 8 | kind)
            }
        }
        let run = runs[unit]
        if run.first < 0, regime != 2, own.kind == .lower || own.kind == .mark { return }
        let isFirst: UInt64 = unit == 0 || unit == 1 && before.kind == .mark ? 1 : 0
        add(14, isFirst << 16 | UInt64(own.entry.capitals) << 8 | kind)
        add(15, regime << 8 | kind)
        add(16, regime << 8 | kind, own.folded)
        add(17, UInt64(before.middleClass) << 8 | UInt64(own.middleClass))
        add(18, UInt64(own.middleClass) << 8 | UInt64(after.middleClass))
        add(19, before2.folded, FeatureHash.pair(before.folded, kind))
        add(20, after.folded, FeatureHash.pair(after2.folded, kind))
        add(
            21,
            UInt64(before.entry.marks.rawValue) << 16
                | UInt64(own.entry.marks.rawValue) << 8 | kind
        )
        add(
            22,
            UInt64(own.entry.marks.rawValue) << 16
                | UInt64(after.entry.marks.rawValue) << 8 | kind
        )
        if usesLists {
            let (left, right) = (evidence(unit - 1), evidence(unit + 1))
            if left.settled != 0 { add(23, UInt64(left.settled), kind) }
            if right.settled != 0 { add(24, UInt64(right.settled), kind) }
            if left.listed != 0 { add(25, UInt64(left.listed), kind) }
            if right.listed != 0 { add(26, UInt64(right.listed), kind) }
            if known.settled != 0 || known.listed != 0 {
                add(27, UInt64(known.settled) << 16 | UInt64(known.listed), before.folded)
                add(28, UInt64(known.settled) << 16 | UInt64(known.listed), after.folded)
            }
        }
        add(29, UInt64(known.writing) << 8 | kind)
        add(30, isFirst << 16 | UInt64(known.writing) << 8 | kind)
        if known.company != 0 {
            for bit in 0..<UInt64(8) where known.company & (1 << bit) != 0 {
                add(31, bit << 8 | kind)
            }
        }
        guard run.first >= 0 else { return }
        let (first, last) = (Int(run.first), Int(run.last))
        let place = UInt64(unit == first ? 1 : 0) | UInt64(unit == last ? 2 : 0)
        add(32, form(last).folded, place)
        add(33, form(first).folded, place)
        add(34, form(first - 1).folded, place)
        add(35, form(last + 1).folded, place)
        add(36, UInt64(min(last - first, 6)) << 8 | place, UInt64(form(last).coarseClass))
        add(
            37,
            UInt64(form(first - 1).middleClass) << 8 | UInt64(form(last + 1).middleClass),
            place
        )
        add(
            38,
            UInt64(form(first).entry.marks.rawValue) << 16
                | UInt64(form(last).entry.marks.rawValue) << 8 | place
        )
        if usesLists { add(39, run.types << 8 | place) }
    }
}
