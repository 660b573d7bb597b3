/// What passages can be told apart by, each with numbers as ``PassageFacts`` has them.
package enum PassageValue: Sendable {
    /// Countries that the passage points to.
    case countries
    /// Countries that the passage names.
    case countriesNamed
    /// Countries that the passage's document is about.
    case countriesAbout
    /// The one that the passage's document is about most.
    case mainCountry
    /// Entities of a type, by ``FacetType/number``.
    case entities(type: UInt32)
    case source
    case language
    case year

    var isCountries: Bool {
        if case .countries = self { true } else { false }
    }
}

extension FactBlock {
    /// Whether the passage at a place has any of some values.
    package func has(_ wanted: Set<UInt32>, _ kind: PassageValue, _ place: Int) -> Bool {
        var fits = false
        forEachValue(kind, place) { if wanted.contains($0) { fits = true } }
        return fits
    }

    /// Counts the values of the passage at a place, if there is one.
    package func count(_ kind: PassageValue, _ place: Int, into counts: ValueCounts) {
        let document = document(place)
        guard document != 0 else { return }
        forEachValue(kind, place) { counts.add($0, document: document) }
    }

    /// Counts the entities of the passage at a place, if there is one.
    ///
    /// - Parameters:
    ///   - place: The place.
    ///   - counts: By ``FacetType/number``; `nil` for a type that nobody asks for.
    func countEntities(_ place: Int, into counts: [ValueCounts?]) {
        let document = document(place)
        guard document != 0 else { return }
        forEachEntity(place) { counts[Int($0 & 3)]?.add($0 >> 2, document: document) }
    }

    @inline(__always)
    private func forEachValue(_ kind: PassageValue, _ place: Int, _ body: (UInt32) -> Void) {
        switch kind {
        case .countries: forEachCountry(place) { country, _ in body(country) }
        case .countriesNamed: forEachCountry(place) { if $1 { body($0) } }
        case .countriesAbout: forEachCountryAbout(place, body)
        case .mainCountry: if let country = mainCountry(place) { body(country) }
        case .entities(let type): forEachEntity(place) { if $0 & 3 == type { body($0 >> 2) } }
        case .source: if source(place) != 0 { body(source(place)) }
        case .language: if language(place) != 0 { body(language(place)) }
        case .year: if day(place) >= 10_000 { body(day(place) / 10_000) }
        }
    }
}
