/// The words of a name, with those told apart that spellings add, drop and join at will.
///
/// In Muammar al-Gaddafi, معمر القذافي and Каддафи Муаммар аль- only two words carry the name.
package struct NameWords: Sendable {
    /// A word that carries the name.
    package struct Word: Equatable, Sendable {
        /// Its folded form, UTF-8.
        package var form: [UInt8]
        package var letters: NameLetters
        /// How its letters are written.
        package var shape: Token.Shape
        /// How many particles stand before it.
        package var particlesBefore: Int

        /// Whether it is a letter that stands for a name.
        package var isInitial: Bool { letters.count == 1 }
    }

    /// The words that carry the name, in order.
    package private(set) var words: [Word] = []
    /// The folded forms of all words, with particles.
    package private(set) var forms: [[UInt8]] = []
    /// Whether all words can be compared: none has digits or is of another script.
    package private(set) var isComparable = true

    /// Takes a name apart.
    ///
    /// - Parameter name: A name as it is written.
    package init(_ name: String) {
        let list = Tokenizer().tokens(of: name)
        var particles = 0
        for token in list.tokens where !token.isColocated {
            let form = Array(list.folded[Int(token.foldedStart)..<Int(token.foldedEnd)])
            forms.append(form)
            if Self.isParticle(form) {
                particles += 1
                continue
            }
            guard let letters = NameLetters(form) else {
                isComparable = false
                continue
            }
            words.append(
                Word(form: form, letters: letters, shape: token.shape, particlesBefore: particles)
            )
            particles = 0
        }
        // `Al Gore`, `Ben`: a particle alone is a name.
        if words.isEmpty { isComparable = false }
    }

    /// Takes folded forms for the words of a name.
    package init(folded forms: [[UInt8]]) {
        self.init(forms.map { String(decoding: $0, as: UTF8.self) }.joined(separator: " "))
    }

    /// The script of all its words; `nil` where they are of several.
    package var script: NameScript? {
        guard let first = words.first?.letters.script else { return nil }
        return words.allSatisfy { $0.letters.script == first } ? first : nil
    }

    /// All words put together; `nil` for what cannot be compared.
    package var joined: NameLetters? {
        isComparable ? NameLetters(words.flatMap(\.form)) : nil
    }

    /// Whether a folded form is an article or a word for *son of* or *of* in names.
    package static func isParticle(_ form: [UInt8]) -> Bool { particles.contains(form) }

    /// The spellings of an element of names that is written joined or apart: *servant of*, *God*,
    /// *of the faith*, *father of*; `nil` for other forms.
    package static func element(_ form: [UInt8]) -> Set<[UInt8]>? {
        elements.first { $0.contains(form) }
    }

    /// A form in two where such an element begins or ends it: `abdel` and `fattah`, `hezb` and `ollah`.
    package static func parts(of form: [UInt8]) -> ([UInt8], [UInt8])? {
        let rest = form.first.map { $0 < 0x80 ? 3 : 6 } ?? 0
        let ends = (elements[1].union(elements[2])).filter { form.count >= $0.count + rest }
        if let end = ends.filter({ form.suffix($0.count) == $0[...] }).max(by: isShorter) {
            return (Array(form.dropLast(end.count)), end)
        }
        let starts = elements[0].filter { form.count >= $0.count + rest && form.starts(with: $0) }
        if let start = starts.max(by: isShorter) {
            return (start, Array(form.dropFirst(start.count)))
        }
        return nil
    }

    /// Two forms written as one: behind *servant of* with the article that belongs there.
    package static func joined(_ first: [UInt8], _ second: [UInt8]) -> [UInt8] {
        guard elements[0].contains(first) else { return first + second }
        switch first.first {
        case .some(..<0x80): return Array("abdul".utf8) + second
        case 0xD0, 0xD1: return Array("абдул".utf8) + second
        case 0xD8, 0xD9: return Array("عبدال".utf8) + second
        default: return first + second
        }
    }

    private static func isShorter(_ left: [UInt8], _ right: [UInt8]) -> Bool {
        left.count != right.count
            ? left.count < right.count : left.lexicographicallyPrecedes(right)
    }

    /// The form without an article or particle that is written with the word, if it may have one.
    package static func withoutPrefix(_ form: [UInt8]) -> [UInt8]? {
        for prefix in prefixes where form.count >= prefix.bytes.count + prefix.rest {
            if form.starts(with: prefix.bytes) { return Array(form[prefix.bytes.count...]) }
        }
        return nil
    }

    private static func forms(_ words: String) -> Set<[UInt8]> {
        Set(words.split(separator: " ").map { Array($0.utf8) })
    }

    private static let particles = forms(
        """
        al el ul il as ash ad ar an at az es esh ed er en et ez bin ibn ben bint ould wuld von van \
        der den de da di du del della la le dos das of the ال بن ابن بنت ولد אל א בן אבן בת аль эль \
        ал ел ас аш ад ар ан ат аз эш эс эд ес бин ибн бен фон ван де дер
        """
    )
    private static let elements = [
        "abd abdel abdul abdal abdol abdoul abdu abed abdool عبد עבד абд абдель абдул абдаль абду",
        "allah ullah ollah olla الله اله אללה אלה алла аллах олла улла",
        "din dine deen uddin eddin eddine aldin addin دين דין дин эддин аддин уддин",
        "abu abou abo aboo bu ابو אבו абу",
    ].map(forms)
    /// Folded prefixes and how many bytes must follow, longest first.
    private static let prefixes: [(bytes: [UInt8], rest: Int)] = [
        ("al", 3), ("el", 3), ("ul", 5), ("аль", 8), ("эль", 8),
        ("و", 6), ("ב", 6), ("ו", 6), ("ה", 6), ("ל", 6), ("מ", 6), ("ש", 6), ("כ", 6),
        ("ب", 6), ("ل", 6), ("ف", 6), ("ك", 6),
    ].map { (Array($0.utf8), $1) }
}
