package import Fihrist

/// Facets as people read them.
package struct FacetText: Sendable {
    private let look: TextLook
    private let unit: SearchUnit

    /// Makes a renderer.
    ///
    /// - Parameters:
    ///   - look: How text is laid out and painted.
    ///   - unit: What the bars compare.
    package init(look: TextLook, unit: SearchUnit) {
        self.look = look
        self.unit = unit
    }

    /// A line for each facet that has values, with as many values as fit.
    package func lines(_ facets: [FacetCounts]) -> String {
        let shown = facets.filter { !$0.values.isEmpty }
        let width = (shown.map { $0.facet.rawValue.count }.max() ?? 0) + 2
        return shown.map { line($0, labelWidth: width) + "\n" }.joined()
    }

    /// A table for each facet, with a row for each value.
    package func tables(_ facets: [FacetCounts]) -> String {
        facets.map(table).joined(separator: "\n")
    }

    private func line(_ facet: FacetCounts, labelWidth: Int) -> String {
        let most = facet.values.map(count).max() ?? 0
        var line = look.painted(Columns.left(facet.facet.rawValue, width: labelWidth), .label)
        var room = look.width - labelWidth
        var shownValues = 0
        for value in facet.values {
            let gap = shownValues == 0 ? 0 : 3
            let number = Amounts.grouped(count(value))
            let bar = Columns.bar(count(value), of: most, width: look.width < 80 ? 4 : 8)
            // The first value is shown in any case, the others if room is left to say how many follow.
            let label = Columns.cut(name(value), width: room - number.count - bar.count - 2)
            let rest = "   +\(facet.valueCount)"
            let width = gap + DisplayWidth.of(label) + number.count + bar.count + 2
            let isCut = label != name(value)
            if shownValues > 0, isCut || width + rest.count > room { break }
            line += String(repeating: " ", count: gap)
            line += look.painted(label, value.isSelected ? .title : .plain)
            line += " \(number) " + look.painted(bar, .bar)
            room -= width
            shownValues += 1
        }
        let rest = max(facet.valueCount, facet.values.count) - shownValues
        return rest > 0 ? line + "   " + look.painted("+\(Amounts.grouped(rest))", .faint) : line
    }

    private func table(_ facet: FacetCounts) -> String {
        let heading = look.painted(facet.facet.rawValue, .label)
        let total = look.painted(Amounts.counted(facet.valueCount, "value"), .faint)
        let passages = facet.values.map { Amounts.grouped($0.passages) }
        let documents = facet.values.map { Amounts.grouped($0.documents) }
        let passageWidth = passages.map(\.count).max() ?? 0
        let documentWidth = documents.map(\.count).max() ?? 0
        let numbers = passageWidth + documentWidth + 22
        let names = facet.values.map(name)
        let longest = names.map { DisplayWidth.of($0) }.max() ?? 0
        let nameWidth = min(longest, max(look.width - numbers - 14, 12))
        let most = facet.values.map(count).max() ?? 0
        var rows = "\(heading)  \(total)\n"
        for (number, value) in facet.values.enumerated() {
            let label = Columns.cut(names[number], width: nameWidth)
            let padding = String(repeating: " ", count: nameWidth - DisplayWidth.of(label))
            let bar = Columns.bar(count(value), of: most, width: 10)
            rows += "  " + look.painted(label, value.isSelected ? .title : .plain) + padding
            rows += "  " + Columns.right(passages[number], width: passageWidth)
            rows += value.passages == 1 ? " passage " : " passages"
            rows += "  " + Columns.right(documents[number], width: documentWidth)
            rows += value.documents == 1 ? " document " : " documents"
            rows += "  " + look.painted(bar, .bar) + "\n"
        }
        return rows
    }

    private func count(_ value: FacetValue) -> Int {
        unit == .passage ? value.passages : value.documents
    }

    private func name(_ value: FacetValue) -> String {
        (value.isSelected ? "✓ " : "") + PrintableText.line(value.label)
    }
}
