/// The classes of consonants that letters stand for, script by script.
enum NameSounds {
    /// A class of consonants that scripts and habits of transliteration confuse.
    enum Sound: UInt8 {
        case b = 1, t, s, k, m, n, l, r
    }

    /// What a letter or group of letters may stand for, the likeliest first; each a run of classes,
    /// empty for a vowel or what is not heard.
    typealias Choice = [[Sound]]

    /// The choices of a word's letters, one after the other.
    static func choices(of word: NameLetters) -> [Choice] {
        var found: [Choice] = []
        forEachGroup(of: word) { found.append($0) }
        return found
    }

    /// Hands out the choices of a word's letters, one after the other.
    static func forEachGroup(of word: NameLetters, _ body: (Choice) -> Void) {
        let table = tables[Int(word.script.rawValue)]
        let codes = word.codes
        var at = 1
        while at < codes.count - 1 {
            let group = table.longest[Int(codes[at])]
            var length = min(group, codes.count - at)
            while length > 1 {
                if let choice = table.groups[pack(codes[at..<at + length])] {
                    body(choice)
                    break
                }
                length -= 1
            }
            if length <= 1 {
                length = 1
                let choice = table.letters[Int(codes[at])]
                if !choice.isEmpty { body(choice) }
            }
            at += length
        }
    }

    private static func pack(_ codes: some Sequence<UInt8>) -> UInt32 {
        codes.reduce(0) { $0 << 6 | UInt32($1) }
    }

    /// For each script letters, `$` for the end of the word, and what they may stand for; `-` is
    /// nothing.
    private static let rules: [String] = [
        // Latin, folded
        """
        tsch s,ts  sch s,sk  tch s,ts  dzh s  dj s,ts  zh s  sh s  ch s,k,-  kh k,-  gh k,-,s
        th t,s  dh t,s  ph b  ck k  ts s,ts  tz s,ts  cz s,k  sz s  rz rs,s  x ks,s,k  sc sk,s
        cc k,s  ce s,k  ci s,k  cy s,k  nb nb,mb  np nb,mb  mb mb,nb  ng nk,n,ns  ll l,-
        b b  c k,s  d t,s  f b  g k,s,-  h -,k  j s,-,k  k k,s  l l  m m  n n  p b  q k,-  r r  s s
        t t,s  v b,-  w -,b  z s,t  t$ t,-  d$ t,s
        """,
        // Arabic, Persian, Urdu
        """
        تش s,ts  دج s,ts  تس s,ts  نب nb,mb  دز s,ts
        ب b  ت t  ث t,s  ج s,k,-  ح -,k  خ k  د t  ذ t,s  ر r  ز s,t  س s,t  ش s  ص s  ض t,s
        ط t  ظ s,t  غ k,-  ف b  ق k,-  ك k,s  ل l  م m  ن n  ه -,t  و -,b  پ b  چ s  ژ s  گ k,s
        ٹ t  ڈ t  ڑ r,t  ں n,-  ڤ b  ڭ n,k
        """,
        // Hebrew
        """
        טש s,ts  תש s,ts  וו b,-  נב nb,mb  דז s,ts
        ב b  ג k,s  ד t  ו -,b  ז s,t  ח -,k  ט t  כ k,s,-  ל l  מ m  נ n  ס s  פ b  צ s,ts
        ק k  ר r  ש s  ת t,s  ה -,k  ת$ t,-,s
        """,
        // Cyrillic
        """
        дж s,ts  дз s,ts  тс s,ts  нг nk,n  нб nb,mb
        б b  в b,-  г k,-,s  д t,s  ж s,k  з s,t  к k  л l  м m  н n  п b  р r  с s,t  т t,s  ф b,t
        т$ t,-,s  х k,-  ц s,ts,k  ч s,ts  ш s  щ s  ђ s  љ l  њ n  ћ s,t  џ s  һ -,k
        """,
    ]

    private struct Table {
        /// The choice of each letter; empty for vowels.
        var letters = [Choice](repeating: [], count: 64)
        /// The choices of groups of letters, by their packed codes.
        var groups: [UInt32: Choice] = [:]
        /// How many letters the longest group has that begins with a letter.
        var longest = [Int](repeating: 1, count: 64)
    }

    private static let tables: [Table] = rules.map { rules in
        var table = Table()
        let words = rules.split { $0 == " " || $0 == "\n" }
        for index in stride(from: 0, to: words.count - 1, by: 2) {
            let letters = words[index].unicodeScalars.compactMap {
                $0 == "$" ? NameLetters.edge : NameLetters.code(of: $0)
            }
            let choice = words[index + 1].split(separator: ",").map { $0.compactMap(sound) }
            guard let first = letters.first.map({ Int($0) }) else { continue }
            if letters.count == 1 {
                table.letters[first] = choice
            } else {
                table.groups[pack(letters)] = choice
                table.longest[first] = max(table.longest[first], letters.count)
            }
        }
        return table
    }

    private static func sound(_ letter: Character) -> Sound? {
        switch letter {
        case "b": .b
        case "t": .t
        case "s": .s
        case "k": .k
        case "m": .m
        case "n": .n
        case "l": .l
        case "r": .r
        default: nil
        }
    }
}
