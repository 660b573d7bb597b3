extension CorpusSnapshot {
    /// Counts passages that exist, their documents and their values.
    ///
    /// - Parameters:
    ///   - passages: Ascending.
    ///   - values: What values to count, with where to count them.
    ///   - entities: Where to count entities, by ``FacetType/number``; `nil` for a type that nobody asks
    ///     for. Four of them, or none.
    /// - Returns: How many passages and documents there are.
    /// - Throws: ``IndexError`` when the facts are damaged, a database error when they cannot be read.
    /// - Complexity: linear in the passages and their values.
    package func count(
        _ passages: [UInt32],
        values: [(kind: PassageValue, counts: ValueCounts)],
        entities: [ValueCounts?]
    ) throws -> PassageCount {
        var found = PassageCount()
        var values = values
        let forms = try countingForms(of: passages)
        if let forms {
            let countries = values.filter(\.kind.isCountries).map(\.counts)
            let areFew = forms.first?.form.areFew(passages.count) ?? true
            for (form, range) in forms {
                let passages = passages[range]
                for counts in countries {
                    if areFew {
                        form.countCountries(ofFew: passages, into: counts)
                    } else {
                        form.countCountries(of: passages, after: found.lastDocument, into: counts)
                    }
                }
                form.count(passages, &found)
            }
            values.removeAll(where: \.kind.isCountries)
        }
        if forms == nil || !values.isEmpty || !entities.isEmpty {
            try forEachBlock(of: passages) { block, range in
                let passages = passages[range]
                for (kind, counts) in values {
                    for passage in passages {
                        block.count(kind, FactBlock.place(of: passage), into: counts)
                    }
                }
                if !entities.isEmpty {
                    for passage in passages {
                        block.countEntities(FactBlock.place(of: passage), into: entities)
                    }
                }
                guard forms == nil else { return }
                for passage in passages {
                    found.add(document: block.document(FactBlock.place(of: passage)))
                }
            }
        }
        return found
    }

    /// The chunks that passages lie in, each with the range of those; `nil` when one is not laid out.
    private func countingForms(
        of passages: [UInt32]
    ) throws -> [(form: CountingForm, range: Range<Int>)]? {
        let change = try totals().changes
        var forms: [(form: CountingForm, range: Range<Int>)] = []
        var isComplete = true
        var start = 0
        while start < passages.count {
            let chunk = passages[start] >> CountingForm.chunkShift
            let end = passages.firstIndex(after: start) {
                $0 >> CountingForm.chunkShift != chunk
            }
            let form = try cache.countingForm(chunk, at: change) { groups in
                try CountingForm(chunk: chunk, of: self, groups: groups)
            }
            if let form { forms.append((form, start..<end)) } else { isComplete = false }
            start = end
        }
        return isComplete ? forms : nil
    }
}

extension [UInt32] {
    /// The first place behind `start` where a condition holds that holds from there on.
    fileprivate func firstIndex(after start: Int, where holds: (UInt32) -> Bool) -> Int {
        var (low, high) = (start + 1, count)
        while low < high {
            let middle = (low + high) / 2
            if holds(self[middle]) { high = middle } else { low = middle + 1 }
        }
        return low
    }
}

/// Passages counted, one after the other, and their documents.
package struct PassageCount {
    package private(set) var passages = 0
    package private(set) var documents = 0
    private(set) var lastDocument: UInt32 = 0

    package init() {}

    /// Counts a passage of a document; 0 for one that does not exist.
    package mutating func add(document: UInt32) {
        guard document != 0 else { return }
        passages += 1
        if document != lastDocument {
            documents += 1
            lastDocument = document
        }
    }

    /// Counts passages, each of a document of its own.
    mutating func add(_ count: Int, first: UInt32, last: UInt32) {
        passages += count
        documents += count - (first == lastDocument ? 1 : 0)
        lastDocument = last
    }
}
