/// Tells names of the lists that the model has run together.
///
/// It has met few of these names, and makes one of `Kata'ib Hezbollah and Harakat al-Nujaba`, and another of
/// `Unlike Kataib Hezbollah` at the start of a sentence.
enum ListedSeries {
    /// Whether a range of units is nothing but names of the lists with commas and conjunctions between
    /// them, or one behind a word that has its capital from the start of the sentence.
    ///
    /// - Parameters:
    ///   - range: What the model takes for one name.
    ///   - start: Where its sentence starts.
    ///   - prepared: The text.
    ///   - forms: The forms of its words.
    /// - Returns: Whether the lists, and not the model, are to be heard.
    static func isAll(
        of range: Range<Int>,
        inSentenceFrom start: Int,
        _ prepared: PreparedText,
        _ forms: borrowing WordFormTable
    ) -> Bool {
        var parts = 0
        var unit = range.lowerBound
        if unit == start, isOpener(unit, prepared, forms) {
            (parts, unit) = (1, unit + 1)
        }
        while let end = endOfListed(at: unit, prepared), end <= range.upperBound {
            parts += 1
            if end == range.upperBound { return parts > 1 }
            unit = end
            while unit < range.upperBound, links(unit, prepared, forms) { unit += 1 }
            guard unit > end else { return false }
        }
        return false
    }

    /// Whether a word has its capital from where it stands.
    private static func isOpener(
        _ unit: Int,
        _ prepared: PreparedText,
        _ forms: borrowing WordFormTable
    ) -> Bool {
        let form = forms.forms[Int(prepared.numbers[unit])]
        return form.kind == .capitalized && (1...2).contains(form.entry.capitals)
            && prepared.evidence[unit].settled == 0
    }

    /// Where the name of the lists ends that the rules settled on and that starts at a unit; `nil` when none
    /// does.
    private static func endOfListed(at unit: Int, _ prepared: PreparedText) -> Int? {
        let evidence = prepared.evidence
        guard unit < evidence.count, (1...4).contains(evidence[unit].settledType) else {
            return nil
        }
        if evidence[unit].settledPlace == 3 { return unit + 1 }
        guard evidence[unit].settledPlace == 0 else { return nil }
        let last = unit + 1 + evidence[(unit + 1)...].prefix { $0.settledPlace == 1 }.count
        return last < evidence.count && evidence[last].settledPlace == 2 ? last + 1 : nil
    }

    private static func links(
        _ unit: Int,
        _ prepared: PreparedText,
        _ forms: borrowing WordFormTable
    ) -> Bool {
        let form = forms.forms[Int(prepared.numbers[unit])]
        return form.kind == .mark
            ? form.surface == WordCompany.comma : conjunctions.contains(form.folded)
    }

    private static let conjunctions = UncasedNames.hashes(
        "and or nor et ou y e o und oder sowie en ve veya dan atau i si sau och og"
    )
}
