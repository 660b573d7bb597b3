import EntityTagging
import Foundation
import TextAnalysis

/// Makes the lexicon of a model from word counts and lists of names.
struct LexiconMaker {
    private(set) var entries: [UInt64: Lexicon.Entry] = [:]
    private var firstNames: [UInt64: Int] = [:]
    private var organizationWords: [UInt64: Int] = [:]
    private let tokenizer = Tokenizer()

    mutating func add(_ counts: WordCounts, _ classes: WordClasses) {
        for (hash, number) in classes.classes {
            entries[hash, default: .unknown].wordClass = number
        }
        for (number, hash) in counts.numbers.hashes.enumerated() {
            let (capitals, lower) = (counts.capitals[number], counts.lower[number])
            guard capitals + lower >= 5, classes.classes[hash] != nil else { continue }
            let share = Float(capitals) / Float(capitals + lower)
            let bucket: UInt8 =
                switch share {
                case ..<0.01: 1
                case ..<0.1: 2
                case ..<0.3: 3
                case ..<0.7: 4
                case ..<0.9: 5
                case ..<0.99: 6
                default: 7
                }
            entries[hash, default: .unknown].writing |= bucket
        }
    }

    /// Adds the words of names of Wikidata: `name TAB other script TAB how many`.
    ///
    /// - Parameters:
    ///   - path: The file.
    ///   - bothScripts: Whether the words in the other script are added too, where more than one name
    ///     has them.
    /// - Throws: ``TrainingError`` or what reading a file throws.
    mutating func add(nameWords path: String, bothScripts: Bool = false) throws {
        for row in try Self.rows(path) where row.count == 3 {
            if bothScripts, let count = Int(row[2]), count >= 2, let hash = hashes(row[1]).first {
                entries[hash, default: .unknown].marks.formUnion(
                    count >= 8 ? [.nameWord, .frequentNameWord] : .nameWord
                )
            }
            guard let hash = hashes(row[0]).first, row[0].utf8.count > 2 else { continue }
            let isFrequent = Int(row[2]).map { $0 >= 3 } ?? false
            entries[hash, default: .unknown].marks.formUnion(
                isFrequent ? [.nameWord, .frequentNameWord] : .nameWord
            )
        }
    }

    /// Adds the cities of GeoNames: the name and the plain name are the second and third column.
    mutating func add(cities path: String) throws {
        for row in try Self.rows(path) where row.count > 2 {
            for name in Set(row[1...2]) { add(name, .city, parts: .cityPart) }
        }
    }

    /// Adds political actors, in rows of `kind TAB group TAB name TAB codes`.
    ///
    /// Who held an office from one day to another is a person.
    mutating func add(actors path: String) throws {
        for row in try Self.rows(path) where row.count > 3 {
            if row[0] == "country" {
                guard row[3].contains(#/ \d{6}/#) else { continue }
                add(person: row[2])
            } else {
                add(organization: row[2])
            }
        }
    }

    mutating func add(person name: String) {
        let words = hashes(name)
        guard words.count > 1 else { return }
        add(name, .person, parts: [])
        firstNames[words[0], default: 0] += 1
    }

    mutating func add(organization name: String) {
        let words = hashes(name)
        guard words.count > 1 else { return }
        add(name, .organization, parts: [])
        for word in Set(words) { organizationWords[word, default: 0] += 1 }
    }

    /// Marks what several names share, once all names are in.
    mutating func finish() {
        for (hash, count) in firstNames where count >= 2 {
            entries[hash, default: .unknown].marks.insert(.firstName)
        }
        for (hash, count) in organizationWords where count >= 4 {
            entries[hash, default: .unknown].marks.insert(.organizationPart)
        }
    }

    private mutating func add(_ name: String, _ mark: Lexicon.Marks, parts: Lexicon.Marks) {
        let words = hashes(name)
        guard var hash = words.first, words.count <= 6 else { return }
        if words.count > 1, !parts.isEmpty {
            for word in words { entries[word, default: .unknown].marks.formUnion(parts) }
        }
        for word in words.dropFirst() {
            entries[hash, default: .unknown].writing |= 0x80
            hash = FeatureHash.pair(hash, word)
        }
        entries[hash, default: .unknown].marks.formUnion(mark)
    }

    private func hashes(_ name: String) -> [UInt64] {
        let list = tokenizer.tokens(of: name)
        return list.tokens.filter { !$0.isColocated }.map {
            FeatureHash.bytes(list.folded.span, Int($0.foldedStart)..<Int($0.foldedEnd))
        }
    }

    private static func rows(_ path: String) throws -> [[String]] {
        String(decoding: try DataFile.bytes(path), as: UTF8.self)
            .split(separator: "\n").map {
                $0.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
            }
    }
}
