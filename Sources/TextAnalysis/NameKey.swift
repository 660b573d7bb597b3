/// A consonant skeleton that the spellings of a name share, in whatever script.
///
/// Vowels and what stands for them are left out, consonants are of eight classes, and the same class
/// twice in a row counts once. Where a letter may be of several classes (`g` in Gamal and Gaddafi),
/// the index keeps the first, and ``candidates(for:)`` gives the keys under which other spellings of
/// a word may stand. Keys bring words together that have nothing in common; ``NameSimilarity`` says
/// which are spellings of one name.
package struct NameKey: Hashable, Sendable {
    /// Four bits a class, the first in the highest.
    package private(set) var packed: Int64 = 0

    /// The classes beyond these are left out.
    private static let longest = 15
    /// How many keys are looked up for one word.
    private static let candidateLimit = 28
    /// How much less likely than the first readings of all letters a candidate may be.
    private static let costLimit = 3

    /// The key under which a word is kept.
    package init(_ word: NameLetters) {
        NameSounds.forEachGroup(of: word) { choice in
            guard let first = choice.first else { return }
            for sound in first { append(sound) }
        }
    }

    private init() {}

    /// The keys under which spellings of a word may stand, the likeliest first.
    package static func candidates(for word: NameLetters) -> [NameKey] {
        var open: [(key: NameKey, cost: Int)] = [(NameKey(), 0)]
        for choice in NameSounds.choices(of: word) {
            var next: [(key: NameKey, cost: Int)] = []
            var places: [NameKey: Int] = [:]
            for (key, cost) in open {
                for (rank, sounds) in choice.enumerated() where cost + rank <= costLimit {
                    var longer = key
                    for sound in sounds { longer.append(sound) }
                    if let place = places[longer] {
                        next[place].cost = min(next[place].cost, cost + rank)
                    } else {
                        places[longer] = next.count
                        next.append((longer, cost + rank))
                    }
                }
            }
            // Stable, so that the same word gives the same keys.
            open = next.enumerated().sorted {
                ($0.element.cost, $0.offset) < ($1.element.cost, $1.offset)
            }.prefix(candidateLimit).map(\.element)
        }
        var keys = open.map(\.key)
        // Articles and particles that are written with the word: *al*, and *in, to, from, that, like*.
        if let first = keys.first {
            for sound in [NameSounds.Sound.l, .b, .m, .s, .k] {
                let longer = first.preceded(by: sound)
                if !keys.contains(longer) { keys.append(longer) }
            }
        }
        return keys
    }

    private mutating func append(_ sound: NameSounds.Sound) {
        let value = Int64(sound.rawValue)
        guard packed & 0xF != value, packed >> (4 * Int64(Self.longest - 1)) == 0 else { return }
        packed = packed << 4 | value
    }

    private func preceded(by sound: NameSounds.Sound) -> NameKey {
        var longer = NameKey()
        longer.append(sound)
        for shift in stride(from: Int64(4 * (Self.longest - 1)), through: 0, by: -4) {
            if let next = NameSounds.Sound(rawValue: UInt8(packed >> shift & 0xF)) {
                longer.append(next)
            }
        }
        return longer
    }
}
