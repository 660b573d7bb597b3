/// A word of a Persian text: its parts, which non-joiners tie, are one.
struct PersianWord {
    /// The units it takes in the text.
    var units: Range<Int>
    var hash: UInt64
    var role: PersianWords.Role
    /// What the lists settle (``NameEvidence/settledType``).
    var settled: UInt8
    /// Whether it has letters of a script without case, and is no mark or number.
    var isWord: Bool
    var isComma: Bool
    /// Whether it has three letters or more.
    var isLong: Bool
    var endsLikeSurname: Bool
    /// Whether it is the first word of a name that the lists settle.
    var beginsListed: Bool
    /// Whether it is the last word of a person's name that the lists settle.
    var endsListedPerson: Bool

    /// Whether it may be a name that no list has.
    var isUnknown: Bool {
        isWord && settled < 2 && isLong && role.isDisjoint(with: PersianWords.Role.settled)
    }

    var isListedPlace: Bool { settled == 3 || settled == 4 }

    /// Whether it may be a part of a person's name.
    var isNamePart: Bool {
        guard isWord, settled < 2 else { return false }
        return isUnknown || settled == 1
            || !role.isDisjoint(with: [.givenName, .surname, .joint])
    }

    /// The words of a text, and an edge behind each sentence that no name goes over.
    static func words(of prepared: PreparedText, _ forms: [WordForm]) -> [PersianWord] {
        var words: [PersianWord] = []
        words.reserveCapacity(prepared.numbers.count)
        var start = 0
        for end in prepared.list.sentenceEnds {
            while start < end {
                var next = start + 1
                if forms[Int(prepared.numbers[start])].kind == .uncased {
                    while next + 1 < end,
                        forms[Int(prepared.numbers[next])].surface == nonJoiner,
                        forms[Int(prepared.numbers[next + 1])].kind == .uncased
                    {
                        next += 2
                    }
                }
                words.append(PersianWord(start..<next, prepared, forms))
                start = next
            }
            words.append(.edge)
        }
        return words
    }

    private init(_ units: Range<Int>, _ prepared: PreparedText, _ forms: [WordForm]) {
        func form(_ unit: Int) -> WordForm { forms[Int(prepared.numbers[unit])] }
        let (first, last) = (form(units.lowerBound), form(units.upperBound - 1))
        let isTied = units.count > 1
        self.units = units
        isWord = first.kind == .uncased
        isComma = first.surface == Self.comma
        // Every second unit is a non-joiner.
        hash = stride(from: units.lowerBound + 2, to: units.upperBound, by: 2).reduce(first.folded)
        {
            FeatureHash.pair($0, form($1).folded)
        }
        isLong = isTied || first.prefixes[2] != 0
        endsLikeSurname =
            isTied
            ? PersianWords.surnameEnds.contains(last.folded)
            : (2..<4).contains { PersianWords.surnameEnds.contains(first.suffixes[$0]) }
        let evidence = prepared.evidence[units.lowerBound]
        settled = evidence.settledType
        beginsListed = settled > 0 && [0, 3].contains(evidence.settledPlace)
        let lastEvidence = prepared.evidence[units.upperBound - 1]
        endsListedPerson = lastEvidence.settledType == 1 && lastEvidence.settledPlace == 2
        role = isWord ? PersianWords.role(of: hash) : []
        if isWord, role.isDisjoint(with: [.givenName, .surname]),
            Self.isInflected(first, isTied ? last : nil)
        {
            role.insert(.common)
        }
    }

    /// Whether the word is a verb by its beginning, a plural, or a common word with an ending.
    private static func isInflected(_ first: WordForm, _ last: WordForm?) -> Bool {
        if let last {
            return PersianWords.verbBeginnings.contains(first.folded)
                || PersianWords.inflections.contains(last.folded)
                    && (PersianWords.role(of: first.folded).contains(.common)
                        || PersianWords.pluralEnds.contains(last.folded))
        }
        guard first.prefixes[3] != 0 else { return false }
        return (1..<3).contains {
            PersianWords.pluralEnds.contains(first.suffixes[$0])
                || PersianWords.verbBeginnings.contains(first.prefixes[$0])
        }
    }

    private init() {
        (units, hash, role, settled) = (0..<0, 0, [], 0)
        (isWord, isComma, isLong, endsLikeSurname) = (false, false, false, false)
        (beginsListed, endsListedPerson) = (false, false)
    }

    /// What stands behind the last word of a sentence.
    private static let edge = PersianWord()
    private static let nonJoiner = mark("\u{200C}")
    private static let comma = mark("\u{060C}")

    private static func mark(_ sign: String) -> UInt64 {
        let bytes = Array(sign.utf8)
        return FeatureHash.bytes(bytes.span, 0..<bytes.count)
    }
}
