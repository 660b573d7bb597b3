/// What a document tells about each of its words, wherever it stands: how it is written, and what
/// stands beside it.
struct WordCompany: Sendable {
    private struct Record {
        var document: UInt32 = 0
        var lower: UInt8 = 0
        var capitalized: UInt8 = 0
        var company: UInt8 = 0
    }

    private var records: [Record] = []
    private var document: UInt32 = 0

    private static let afterTitle: UInt8 = 1
    private static let afterFirstName: UInt8 = 2
    private static let besideOrganizationCue: UInt8 = 4
    private static let afterPreposition: UInt8 = 8
    private static let beforePlace: UInt8 = 16
    private static let inPerson: UInt8 = 32
    private static let inOrganization: UInt8 = 64
    private static let beforeOrganizationPart: UInt8 = 128

    /// Looks at a whole document; what others told is forgotten.
    mutating func note(
        _ list: UnitList,
        _ numbers: [Int32],
        _ forms: borrowing WordFormTable,
        _ lattice: WordLattice,
        _ settled: [SettledName],
        _ unitOfToken: [Int32]
    ) {
        document &+= 1
        if records.count < forms.foldedWordCount {
            records += Array(
                repeating: Record(),
                count: max(1024, forms.foldedWordCount * 2 - records.count)
            )
        }
        var start = 0
        for end in list.sentenceEnds {
            noteWriting(start..<end, numbers, forms)
            start = end
        }
        for position in 0..<lattice.count {
            let unit = Int(unitOfToken[Int(lattice.mains[position])])
            guard unit >= 0 else { continue }
            let form = forms.forms[Int(numbers[unit])]
            guard form.kind.isCapital || form.kind == .uncased else { continue }
            var company: UInt8 = 0
            if position > 0, lattice.gaps[position - 1] == .joins {
                let role = lattice.roles[position - 1]
                if role.contains(.title) { company |= Self.afterTitle }
                if role.contains(.firstName) { company |= Self.afterFirstName }
                if role.contains(.preposition) { company |= Self.afterPreposition }
                if role.contains(.organizationCue) { company |= Self.besideOrganizationCue }
            }
            if position + 1 < lattice.count, lattice.gaps[position] == .joins {
                if lattice.roles[position + 1].contains(.organizationCue) {
                    company |= Self.besideOrganizationCue
                }
                let next = Int(unitOfToken[Int(lattice.mains[position + 1])])
                if next >= 0 {
                    let following = forms.forms[Int(numbers[next])]
                    if following.kind.isCapital,
                        following.entry.marks.contains(.organizationPart)
                    {
                        company |= Self.beforeOrganizationPart
                    }
                }
            }
            if company != 0 { add(company, to: form.foldedNumber) }
        }
        noteSettled(settled, numbers, forms)
    }

    private mutating func noteWriting(
        _ sentence: Range<Int>,
        _ numbers: [Int32],
        _ forms: borrowing WordFormTable
    ) {
        var isFirst = true
        for unit in sentence {
            let form = forms.forms[Int(numbers[unit])]
            let number = Int(form.foldedNumber)
            switch form.kind {
            case .lower:
                refresh(number)
                records[number].lower = min(2, records[number].lower + 1)
            case .capitalized, .mixed, .upper, .initial:
                refresh(number)
                if !isFirst {
                    records[number].capitalized = min(2, records[number].capitalized + 1)
                }
            case .mark: continue
            case .uncased, .number: break
            }
            isFirst = false
        }
    }

    private mutating func noteSettled(
        _ settled: [SettledName],
        _ numbers: [Int32],
        _ forms: borrowing WordFormTable
    ) {
        for name in settled {
            if name.units.count > 1, name.type <= 2 {
                for unit in name.units {
                    let form = forms.forms[Int(numbers[unit])]
                    guard form.kind.isCapital || form.kind == .uncased else { continue }
                    add(name.type == 1 ? Self.inPerson : Self.inOrganization, to: form.foldedNumber)
                }
            } else if name.type == 3 || name.type == 4, name.units.lowerBound > 1 {
                let comma = forms.forms[Int(numbers[name.units.lowerBound - 1])]
                let form = forms.forms[Int(numbers[name.units.lowerBound - 2])]
                if comma.kind == .mark, comma.surface == Self.comma, form.kind.isCapital {
                    add(Self.beforePlace, to: form.foldedNumber)
                }
            }
        }
    }

    static let comma = FeatureHash.mixed(0x2C20)

    private mutating func refresh(_ number: Int) {
        if records[number].document != document { records[number] = Record(document: document) }
    }

    private mutating func add(_ company: UInt8, to number: Int32) {
        refresh(Int(number))
        records[Int(number)].company |= company
    }

    /// How a word is written in the document, and what stands beside it.
    func evidence(of number: Int32) -> (writing: UInt8, company: UInt8) {
        let record = records[Int(number)]
        guard record.document == document else { return (0, 0) }
        return (1 + record.lower * 3 + record.capitalized, record.company)
    }
}

/// What the recognizer keeps from one document to the next, so that it need not be made again.
///
/// It changes no answer.
package struct RecognizerMemory: Sendable {
    package internal(set) var forms = WordFormTable()
    var company = WordCompany()

    package init() {}

    mutating func beginDocument() {
        let before = forms.forms.count
        forms.beginDocument()
        if forms.forms.count < before { company = WordCompany() }
    }
}
