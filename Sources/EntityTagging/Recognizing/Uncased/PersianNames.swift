/// Finds names in Persian text.
///
/// A word for a kind of organization begins the name of one, which goes on with the words that such
/// names are made of; one for a kind of place, with a name. A person stands behind a title, is a
/// given name and what follows it, a surname that is no common word, or what an office introduces.
/// What ends such a name is that person in the rest of the document.
struct PersianNames {
    private typealias Role = PersianWords.Role
    private let words: [PersianWord]
    private var found: [(words: Range<Int>, type: Int)] = []
    private var surnames: Set<UInt64> = []

    /// The names in the order of the text, without overlaps.
    ///
    /// - Complexity: O(*n*) in the units.
    static func names(in prepared: PreparedText, _ forms: [WordForm]) -> [RecognizedName] {
        let words = PersianWord.words(of: prepared, forms)
        var finder = PersianNames(words: words)
        for word in words where word.endsListedPerson { finder.noteSurname(word) }
        // The second time surnames are known that stand before the full name.
        for _ in 0..<2 { finder.findAll() }
        return finder.found.map { name in
            let (start, end) = (name.words.lowerBound, name.words.upperBound)
            let units = words[start].units.lowerBound..<words[end - 1].units.upperBound
            var recognized = prepared.name(over: units, type: name.type)
            recognized.keepsListed =
                end - start > 1 && words[start].role.mayStandApart && words[start + 1].beginsListed
            return recognized
        }
    }

    private init(words: [PersianWord]) { self.words = words }

    private mutating func noteSurname(_ word: PersianWord) {
        if word.isLong, word.role.isDisjoint(with: Role.settled) { surnames.insert(word.hash) }
    }

    private mutating func findAll() {
        found = []
        var position = 0
        while position < words.count {
            guard let name = name(at: position) else {
                position += 1
                continue
            }
            found.append(name)
            position = name.words.upperBound
            if name.type == 0, name.words.count > 1 { noteSurname(words[position - 1]) }
        }
    }

    /// The name that begins at a word, or behind the titles there, and its type.
    private func name(at position: Int) -> (words: Range<Int>, type: Int)? {
        let word = words[position]
        guard word.isWord else { return nil }
        let role = word.role
        if word.settled == 0, !role.isDisjoint(with: [.organization, .group]) {
            let end = organizationEnd(from: position)
            if end > position + 1 { return (position..<end, 1) }
        }
        if word.settled == 0 || word.isListedPlace, !role.isDisjoint(with: Role.placeKind) {
            let end = placeEnd(from: position)
            if end > position + 1 { return (position..<end, 2) }
        }
        if role.contains(.title), !word.isListedPlace {
            let start = firstName(from: position)
            let end = personEnd(from: start)
            if end > start { return (start..<end, 0) }
        }
        guard word.settled < 2 else { return nil }
        let end = personEnd(from: position + 1)
        if end > position + 1, !role.isDisjoint(with: [.honorific, .givenName]) {
            return (position..<end, 0)
        }
        if role.isDisjoint(with: .common),
            role.contains(.surname) || surnames.contains(word.hash)
                || word.endsLikeSurname && word.isUnknown
        {
            return (position..<position + 1, 0)
        }
        return introducedEnd(from: position).map { (position..<$0, 0) }
    }

    /// The first word behind the titles at a position.
    private func firstName(from position: Int) -> Int {
        var first = position
        while first < words.count, words[first].role.contains(.title) { first += 1 }
        return first
    }

    /// Where a person's name ends that may go on with three words.
    private func personEnd(from start: Int) -> Int {
        var end = start
        while end < words.count, end < start + 3, words[end].isNamePart { end += 1 }
        while end > start, words[end - 1].role.contains(.joint) { end -= 1 }
        return end
    }

    /// Where a name that no list has ends, if an office follows it.
    private func introducedEnd(from start: Int) -> Int? {
        var end = start
        while end < words.count, end < start + 3, words[end].isUnknown { end += 1 }
        guard end > start, end < words.count else { return nil }
        if words[end].isComma {
            guard end + 1 < words.count, words[end + 1].role.contains(.office) else { return nil }
            return end
        }
        return end > start + 1 && words[end].role.contains(.office) ? end : nil
    }

    /// Where the name of a place ends that begins with its kind.
    ///
    /// A listed place behind more of a name is where that lies.
    private func placeEnd(from start: Int) -> Int {
        var first = start + 1
        if first < words.count, !words[first].role.isDisjoint(with: [.title, .honorific]) {
            first += 1
        }
        var end = first
        while end < words.count, end < first + 2,
            words[end].isUnknown || end == first && words[end].isListedPlace
                || words[end].role.contains(.givenName) && words[end].settled < 2
        {
            end += 1
        }
        return end > first ? end : start
    }

    private func organizationEnd(from start: Int) -> Int {
        let isLoose = words[start].role.contains(.organization)
        var position = start + 1
        var end = start
        while position < words.count, position < start + 8, words[position].isWord {
            let word = words[position]
            let isFirst = position == start + 1
            if word.hash == PersianWords.and {
                guard !isFirst, position + 1 < words.count,
                    words[position + 1].role.contains(.part)
                else { break }
                position += 1
            } else if !word.role.isDisjoint(with: [.part, .organization, .group])
                || word.settled >= 2
                || isLoose && isFirst && !word.role.contains(.function)
                || isLoose && word.isUnknown && word.settled != 1
                    && !word.role.contains(.givenName)
            {
                position += 1
                end = position
            } else if !word.role.isDisjoint(with: Role.placeKind), position + 1 < words.count,
                words[position + 1].isListedPlace
            {
                position += 2
                end = position
            } else {
                break
            }
        }
        return end
    }
}

extension PersianWords.Role {
    /// Whether a listed name behind the word is what is named.
    fileprivate var mayStandApart: Bool { !isDisjoint(with: [.region, .honorific]) }
}
