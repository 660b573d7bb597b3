import TextAnalysis

/// Finds names in Arabic and Persian text, for which there is no model: by what stands in front of
/// names, and by the words that names are made of.
enum UncasedNames {
    /// The names in the order of the text, without overlaps.
    ///
    /// - Complexity: O(*n*) in the units.
    static func names(
        in prepared: PreparedText,
        _ forms: borrowing WordFormTable
    ) -> [RecognizedName] {
        let all = forms.forms
        guard prepared.numbers.contains(where: { all[Int($0)].kind == .uncased }) else { return [] }
        return prepared.isPersian
            ? PersianNames.names(in: prepared, all) : ArabicNames.names(in: prepared, all)
    }

    /// The hashes of the words of a list, each with the first letters as they are folded.
    static func hashes(_ words: String) -> Set<UInt64> {
        let list = Tokenizer().tokens(of: words)
        return Set(
            list.tokens.filter { !$0.isColocated }.map {
                FeatureHash.bytes(
                    list.folded.span,
                    Int($0.foldedStart)..<Int($0.foldedEnd)
                )
            }
        )
    }
}

extension PreparedText {
    /// A name over units of the text.
    func name(over range: Range<Int>, type: Int) -> RecognizedName {
        let units = list.units
        return RecognizedName(
            range: Int(units[range.lowerBound].start)..<Int(units[range.upperBound - 1].end),
            type: type,
            wordCount: range.count
        )
    }
}
