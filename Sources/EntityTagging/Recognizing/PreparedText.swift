import TextAnalysis

/// A text made ready for the recognizer: its units, their forms, and what is known of each.
package struct PreparedText: Sendable {
    package let list: UnitList
    /// The number of each unit's form in the ``WordFormTable``.
    package let numbers: [Int32]
    package let evidence: [NameEvidence]
    /// Whether the text is Persian or Urdu.
    let isPersian: Bool

    /// - Parameters:
    ///   - text: A whole document, UTF-8.
    ///   - tokens: Its tokens.
    ///   - sentences: Byte ranges in order, without overlaps.
    ///   - lattice: The words of the text.
    ///   - mentions: What the lists alone find in it.
    ///   - gazetteer: The lists.
    ///   - model: Whose lexicon is used.
    ///   - memory: The forms met so far.
    init(
        _ text: borrowing Span<UInt8>,
        _ tokens: borrowing TokenList,
        sentences: [Range<Int>],
        lattice: WordLattice,
        mentions: [Mention],
        gazetteer: Gazetteer,
        model: borrowing NameModel,
        memory: inout RecognizerMemory
    ) {
        memory.beginDocument()
        let list = UnitList(text, tokens, sentences: sentences)
        var numbers: [Int32] = []
        numbers.reserveCapacity(list.units.count)
        for unit in list.units {
            numbers.append(memory.forms.number(of: unit, text, tokens, model))
        }
        var evidence = Array(repeating: NameEvidence(), count: list.units.count)
        let unitOfToken = Self.unitOfToken(list, count: tokens.tokens.count)
        ListedNames.mark(&evidence, lattice, gazetteer, unitOfToken)
        let settled = Self.mark(&evidence, mentions, list, gazetteer)
        Phrases.mark(&evidence, list, numbers, memory.forms, model.lexicon)
        memory.company.note(list, numbers, memory.forms, lattice, settled, unitOfToken)
        for unit in numbers.indices {
            let word = memory.forms.forms[Int(numbers[unit])].foldedNumber
            (evidence[unit].writing, evidence[unit].company) = memory.company.evidence(of: word)
        }
        self.list = list
        self.numbers = numbers
        self.evidence = evidence
        isPersian = lattice.isPersian
    }

    private static func unitOfToken(_ list: UnitList, count: Int) -> [Int32] {
        var units = Array(repeating: Int32(-1), count: count)
        for (number, unit) in list.units.enumerated() where unit.token >= 0 {
            units[Int(unit.token)] = Int32(number)
        }
        return units
    }

    /// Notes the mentions at the units they cover, and gives these.
    private static func mark(
        _ evidence: inout [NameEvidence],
        _ mentions: [Mention],
        _ list: UnitList,
        _ gazetteer: Gazetteer
    ) -> [SettledName] {
        var settled: [SettledName] = []
        settled.reserveCapacity(mentions.count)
        var unit = 0
        for mention in mentions {
            while unit < list.units.count, Int(list.units[unit].end) <= mention.range.lowerBound {
                unit += 1
            }
            var end = unit
            while end < list.units.count, Int(list.units[end].start) < mention.range.upperBound {
                end += 1
            }
            guard end > unit else { continue }
            let type: UInt8 =
                switch gazetteer.types[mention.entity] {
                case .person: 1
                case .organization: 2
                case .place: 3
                case .country: mention.kind == .demonym ? 5 : 4
                }
            for inside in unit..<end {
                evidence[inside].settled =
                    type | NameEvidence.place(inside, in: unit..<end) << 4
                    | (mention.kind == .acronym ? 0x40 : 0)
            }
            settled.append(SettledName(units: unit..<end, type: type))
        }
        return settled
    }
}

/// A name that the lists settle: its units and what it names.
struct SettledName {
    var units: Range<Int>
    /// 1 a person, 2 an organization, 3 a place, 4 a country, 5 its people.
    var type: UInt8
}

/// Marks names of the lists, whatever their case and whatever else they may mean.
enum ListedNames {
    static func mark(
        _ evidence: inout [NameEvidence],
        _ lattice: WordLattice,
        _ gazetteer: Gazetteer,
        _ unitOfToken: [Int32]
    ) {
        var position = 0
        while position < lattice.count {
            guard let (end, code) = longest(at: position, lattice, gazetteer) else {
                position += 1
                continue
            }
            let first = unitOfToken[Int(lattice.mains[position])]
            let last = unitOfToken[Int(lattice.mains[end - 1])]
            if first >= 0, last >= first {
                let units = Int(first)..<Int(last) + 1
                for unit in units {
                    evidence[unit].listed =
                        code << 2 | UInt16(NameEvidence.place(unit, in: units)) | 0x8000
                }
            }
            position = end
        }
    }

    private static func longest(
        at start: Int,
        _ lattice: WordLattice,
        _ gazetteer: Gazetteer
    ) -> (end: Int, code: UInt16)? {
        var node = gazetteer.trie.child(ofRoot: lattice.words[Int(lattice.mains[start])])
        var end = start + 1
        var found: (Int, UInt16)?
        while node != 0 {
            let name = gazetteer.trie.firstName(at: node)
            if name >= 0 { found = (end, code(name, gazetteer)) }
            guard end < lattice.count, gazetteer.trie.isParent(node) else { break }
            switch lattice.gaps[end - 1] {
            case .ends: return found
            case .comma: node = gazetteer.trie.child(of: node, Gazetteer.comma)
            case .joins: break
            }
            node = gazetteer.trie.child(of: node, lattice.words[Int(lattice.mains[end])])
            end += 1
        }
        return found
    }

    /// The types and kinds of the names at a node.
    private static func code(_ firstName: Int32, _ gazetteer: Gazetteer) -> UInt16 {
        var code: UInt16 = 0
        var name = firstName
        while name >= 0 {
            let use = gazetteer.trie.names[Int(name)]
            name = use.next
            switch gazetteer.types[Int(use.entity)] {
            case .person: code |= 1
            case .organization: code |= 2
            case .place: code |= 4
            case .country: code |= use.kind == .demonym ? 16 : 8
            }
            if use.kind == .acronym { code |= 32 }
            if use.traits.contains(.needsCue) { code |= 64 }
        }
        return code
    }
}

/// Marks the phrases of the lexicon.
enum Phrases {
    private static let longest = 6
    private static let whole: Lexicon.Marks = [.city, .person, .organization]

    static func mark(
        _ evidence: inout [NameEvidence],
        _ list: UnitList,
        _ numbers: [Int32],
        _ forms: borrowing WordFormTable,
        _ lexicon: Lexicon
    ) {
        var unit = 0
        while unit < numbers.count {
            let form = forms.forms[Int(numbers[unit])]
            guard form.entry.mayGoOn || !form.entry.marks.isDisjoint(with: whole) else {
                unit += 1
                continue
            }
            var end = unit + 1
            var marks = form.entry.marks.intersection(whole)
            var hash = form.folded
            var entry = form.entry
            var next = unit + 1
            var words = 1
            while entry.mayGoOn, words < longest, next < numbers.count {
                let following = forms.forms[Int(numbers[next])]
                next += 1
                if following.bridges, following.kind == .mark { continue }
                hash = FeatureHash.pair(hash, following.folded)
                entry = lexicon.entry(hash)
                words += 1
                let found = entry.marks.intersection(whole)
                if !found.isEmpty { (end, marks) = (next, found) }
            }
            if !marks.isEmpty {
                for inside in unit..<end {
                    evidence[inside].phrase =
                        UInt16(marks.rawValue) << 2
                        | UInt16(NameEvidence.place(inside, in: unit..<end))
                }
            }
            unit = end
        }
    }
}
