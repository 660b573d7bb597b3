import CorpusStore
import Foundation

/// Sums up what in a document points to which country.
///
/// A country gets points: 4 for the dateline or a field of the record, 2 in the title (1 when only a
/// place, organization or person there points to it), ¾ in the first passage; and for its mentions
/// 1.5 · ln(1 + names) + ln(1 + demonyms) + 0.5 · ln(1 + all others), since each further one tells less.
/// Its salience is its share of the points of the country that has most, or of 8 where none has as many:
/// what a report about a country has that names it in dateline, title and text.
struct CountryTally {
    private var countries: [String: Evidence] = [:]

    private struct Evidence {
        var reasons: CountryReasons = []
        /// The order in which countries came up, which decides between equals.
        var order: Int
        var names = 0
        var demonyms = 0
        var others = 0
        var isNamedInTitle = false

        var points: Double {
            var points = 0.0
            if !reasons.isDisjoint(with: [.dateline, .field]) { points += 4 }
            if reasons.contains(.title) { points += isNamedInTitle ? 2 : 1 }
            if reasons.contains(.lead) { points += 0.75 }
            return points + 1.5 * log(Double(1 + names)) + log(Double(1 + demonyms))
                + 0.5 * log(Double(1 + others))
        }
    }

    /// The points of a country that a whole document is about.
    private static let mostPoints = 8.0

    /// Adds what stands over the document: its dateline or a field.
    mutating func add(_ reason: CountryReasons, _ country: String) {
        let order = countries.count
        countries[country, default: Evidence(order: order)].reasons.insert(reason)
    }

    /// Adds a mention.
    ///
    /// - Parameters:
    ///   - reason: How it points to the country.
    ///   - country: The country's code.
    ///   - part: `title` or `lead` when it stands there, otherwise nothing.
    mutating func add(_ reason: CountryReasons, _ country: String, in part: CountryReasons) {
        var evidence = countries[country] ?? Evidence(order: countries.count)
        evidence.reasons.formUnion(reason.union(part))
        switch reason {
        case .name: evidence.names += 1
        case .demonym: evidence.demonyms += 1
        default: evidence.others += 1
        }
        if part == .title, reason == .name || reason == .demonym { evidence.isNamedInTitle = true }
        countries[country] = evidence
    }

    /// The countries, the most salient first.
    var ranked: [DocumentCountry] {
        let most = max(countries.values.map(\.points).max() ?? 0, Self.mostPoints)
        return countries.sorted {
            let (left, right) = ($0.value.points, $1.value.points)
            return left != right ? left > right : $0.value.order < $1.value.order
        }.map { code, evidence in
            DocumentCountry(
                code: code,
                salience: Int((evidence.points / most * 100).rounded()),
                reasons: evidence.reasons
            )
        }
    }
}
