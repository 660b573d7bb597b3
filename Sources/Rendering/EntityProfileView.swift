package import Fihrist

/// One entity, for people and for programs.
package enum EntityProfileView {
    /// Names, times, companions and the best passages.
    package static func text(_ profile: EntityProfile, look: TextLook) -> String {
        var page = EntityListing.text([profile.summary], look: look)
        let parts = profile.summary.parts.filter { $0 != profile.summary.key }
        for part in parts {
            page += "    " + look.painted("= " + PrintableText.line(part), .faint) + "\n"
        }
        if !profile.periods.isEmpty { page += "\n" + periods(profile.periods, look: look) }
        if !profile.companions.isEmpty { page += "\n" + companions(profile.companions, look: look) }
        let hits = HitText(look: look, rankWidth: 2, unit: .passage, explains: false)
        if !profile.hits.isEmpty { page += "\n" + profile.hits.map(hits.lines).joined() }
        return page
    }

    private static func periods(_ periods: [EntityProfile.Period], look: TextLook) -> String {
        let most = periods.map(\.passages).max() ?? 0
        let passages = periods.map { Amounts.grouped($0.passages) }
        let width = passages.map(\.count).max() ?? 0
        return zip(periods, passages).map { period, count in
            look.painted(Columns.left(period.name, width: 7), .label) + "  "
                + Columns.right(count, width: width)
                + (period.passages == 1 ? " passage   " : " passages  ")
                + look.painted(Columns.bar(period.passages, of: most, width: 20), .bar) + "\n"
        }.joined()
    }

    /// A line for each type: names, and in how many of their passages.
    private static func companions(
        _ companions: [EntityProfile.Companion],
        look: TextLook
    ) -> String {
        Facet.allCases.map(\.rawValue).map { type in
            let names = companions.filter { $0.type == type }.map {
                "\(Directionality.isolated(PrintableText.line($0.name))) "
                    + "\(Amounts.grouped($0.passages)) of \(Amounts.grouped($0.total))"
            }
            guard !names.isEmpty else { return "" }
            let text = StyledText(names.joined(separator: " · "))
            let lines = LineBreaker.lines(of: [text], width: max(look.width - 19, 20))
            return lines.enumerated().map { number, line in
                let label = Columns.left(number == 0 ? "with \(type)" : "", width: 17)
                return look.painted(label, .label) + "  " + line.map(look.painted).joined() + "\n"
            }.joined()
        }.joined()
    }

    /// One JSON object, without a line feed.
    package static func json(_ profile: EntityProfile) -> String {
        JSONWriter.text {
            $0.object {
                EntityListing.write(profile.summary, to: &$0)
                $0.key("parts")
                $0.array(profile.summary.parts) { $0.value($1) }
                $0.key("periods")
                $0.array(profile.periods) { json, period in
                    json.object {
                        $0.field("period", period.name)
                        $0.field("passages", period.passages)
                        $0.field("documents", period.documents)
                    }
                }
                $0.key("companions")
                $0.array(profile.companions) { json, companion in
                    json.object {
                        $0.field("id", companion.key)
                        $0.field("type", companion.type)
                        $0.field("name", companion.name)
                        $0.field("country", companion.country)
                        $0.field("passages", companion.passages)
                        $0.field("total", companion.total)
                        $0.field("likelihood", companion.likelihood)
                    }
                }
                $0.key("hits")
                $0.array(profile.hits) { json, hit in
                    json.object { SearchJSON(explains: false).write(hit, id: nil, to: &$0) }
                }
            }
        }
    }
}
