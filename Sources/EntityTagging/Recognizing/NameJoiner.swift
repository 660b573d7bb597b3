/// A name in a text, of an entity of the lists or of one that no list has.
package struct FoundName: Equatable, Sendable {
    /// UTF-8 byte range in the text.
    package var range: Range<Int>
    package var type: EntityType
    /// The entity and how it was named, where a list has it.
    package var mention: Mention?
    /// Whether it stands inside the name of something that is no entity: `Tour of the Netherlands`.
    package var isInside = false
}

/// Makes one answer of what the lists and the recognizer find.
///
/// The recognizer has seen what the lists say and decides on spans and types. Where it sees no name
/// at all a name of the lists stays, for it is known to be one; so does an organization or a country of
/// several words that the lists have at the same span, and what the reader's own lists name, unless it
/// is a part of a longer name.
enum NameJoiner {
    /// Joins mentions and names, both in the order of the text and without overlaps among themselves.
    static func join(
        _ mentions: [Mention],
        _ names: [RecognizedName],
        _ gazetteer: Gazetteer
    ) -> [FoundName] {
        var found: [FoundName] = []
        found.reserveCapacity(mentions.count + names.count)
        var next = 0
        for (number, name) in names.enumerated() {
            if let end = found.last?.range.upperBound, end > name.range.lowerBound { continue }
            while next < mentions.count, mentions[next].range.upperBound <= name.range.lowerBound {
                found.append(FoundName(mentions[next], gazetteer))
                next += 1
            }
            let first = next
            while next < mentions.count, mentions[next].range.lowerBound < name.range.upperBound {
                next += 1
            }
            // A listed organization over several names (`Israel Defense Forces`), or a place over places
            // (`Washington, D.C.`).
            if let last = mentions[first..<next].last,
                last.range.upperBound > name.range.upperBound,
                number + 1 < names.count,
                names[number + 1].range.lowerBound < last.range.upperBound,
                gazetteer.types[last.entity] == .organization || gazetteer.isOwn(last.entity)
                    || gazetteer.types[last.entity] == .place && name.entityType == .place
                        && names[number + 1].entityType == .place
            {
                for mention in mentions[first..<next] {
                    found.append(FoundName(mention, gazetteer))
                }
                continue
            }
            settle(name, mentions[first..<next], gazetteer, into: &found)
        }
        for mention in mentions[next...] { found.append(FoundName(mention, gazetteer)) }
        return found
    }

    private static func settle(
        _ name: RecognizedName,
        _ mentions: ArraySlice<Mention>,
        _ gazetteer: Gazetteer,
        into found: inout [FoundName]
    ) {
        let isOwn = mentions.contains {
            gazetteer.isOwn($0.entity) && $0.range.lowerBound <= name.range.lowerBound
                && $0.range.upperBound >= name.range.upperBound
        }
        guard let type = name.entityType, !isOwn else {
            for mention in mentions {
                var part = FoundName(mention, gazetteer)
                part.isInside = mention.range != name.range && !isOwn
                found.append(part)
            }
            return
        }
        if mentions.count == 1, var mention = mentions.first {
            let listed = gazetteer.types[mention.entity]
            let isName = mention.kind != .demonym
            let agrees = isName && (listed == type || listed == .country && type == .place)
            // A country's name of several words is nobody's: a model that has met few of them takes
            // El Salvador for a person.
            let isSure = isName && listed == .country && name.wordCount > 1
            let isWhole = mention.range == name.range
            // Of a listed organization the model may see a part only: the Hezbollah of `les Kataëb
            // Hezbollah`.
            let isPart =
                listed == .organization && mention.range.lowerBound <= name.range.lowerBound
                && mention.range.upperBound >= name.range.upperBound
            let isEnd = name.keepsListed && mention.range.upperBound == name.range.upperBound
            if agrees && (isEnd || isPart)
                || isWhole && (listed == .organization || agrees || isSure)
            {
                mention.range = name.range
                found.append(FoundName(mention, gazetteer))
                return
            }
        }
        found.append(FoundName(range: name.range, type: type, mention: nil))
    }
}

extension FoundName {
    /// A mention by itself.
    init(_ mention: Mention, _ gazetteer: Gazetteer) {
        self.init(
            range: mention.range,
            type: gazetteer.types[mention.entity],
            mention: mention
        )
    }
}

extension RecognizedName {
    /// The type of entity that is named, or `nil` for names of other things.
    var entityType: EntityType? {
        switch type {
        case 0: .person
        case 1: .organization
        case 2: .place
        default: nil
        }
    }
}
