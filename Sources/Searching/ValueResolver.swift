import CorpusStore
import PassageIndex

/// Finds what the values of fields and filters stand for in an index.
struct ValueResolver {
    let snapshot: CorpusSnapshot
    let names: NameFinder

    /// The country codes that a code or a name stands for; a code that no passage has may be a name, as
    /// `UK` is.
    func countries(_ value: String) throws -> [String] {
        let code = value.uppercased()
        if code.utf8.count == 2, code.allSatisfy({ $0.isASCII && $0.isLetter }) {
            let term = MatchTerm([IndexTerm.country(Array(code.utf8))])
            let isThere =
                try snapshot.entity(key: "country:\(code)") != nil
                || !snapshot.terms.postings(of: term).isEmpty
            if isThere { return [code] }
        }
        return try entities(value, type: .country).compactMap(\.country)
    }

    /// The entities of one type that a key or a name stands for.
    ///
    /// A filter is a choice, so that a name counts even if a text would have to bear it out.
    func entities(_ value: String, type: FacetType) throws -> [StoredEntity] {
        if let entity = try snapshot.entity(key: value), entity.type == type { return [entity] }
        var found: [StoredEntity] = []
        for alias in try snapshot.aliases(named: value) {
            if alias.entity.type == type, !found.contains(alias.entity) {
                found.append(alias.entity)
            }
        }
        return found
    }

    /// The labels that a value stands for: the one written so, else those that differ in capitals.
    func labels(_ value: String, facet: String) throws -> Set<UInt32> {
        let labels = try snapshot.labels(facet)
        if let exact = labels.first(where: { $0.value == value }) { return [exact.key] }
        let wanted = value.lowercased()
        return Set(labels.filter { $0.value.lowercased() == wanted }.keys)
    }
}
