package import Fihrist

/// Answers for programs: JSON Lines, or one JSON object.
///
/// The members and their order are part of the command's interface:
/// `Documentation/search-output.schema.json` describes them.
package struct SearchJSON: Sendable {
    /// The version of the output.
    package static let version = 1

    private let explains: Bool

    /// Makes a renderer.
    ///
    /// - Parameter explains: Whether each hit says how its score came about.
    package init(explains: Bool) { self.explains = explains }

    /// A line for each hit and one for the summary, each with its line feed.
    ///
    /// - Parameters:
    ///   - result: The answer.
    ///   - query: What was typed.
    ///   - id: The query's id in a batch.
    ///   - seconds: How long the search took.
    /// - Returns: JSON with its members in a fixed order.
    package func lines(
        _ result: SearchResult,
        query: String,
        id: String? = nil,
        seconds: Double
    ) -> String {
        var lines = ""
        for hit in result.hits {
            lines += JSONWriter.text { $0.object { write(hit, id: id, to: &$0) } }
            lines += "\n"
        }
        lines += JSONWriter.text {
            $0.object {
                $0.field("type", "summary")
                if let id { $0.field("id", id) }
                writeSummary(of: result, query: query, seconds: seconds, to: &$0)
            }
        }
        return lines + "\n"
    }

    /// The hits and the summary as one object, without a line feed.
    ///
    /// - Parameters:
    ///   - result: The answer.
    ///   - query: What was typed.
    ///   - id: The query's id in a batch.
    ///   - seconds: How long the search took.
    /// - Returns: JSON with its members in a fixed order.
    package func object(
        _ result: SearchResult,
        query: String,
        id: String? = nil,
        seconds: Double
    ) -> String {
        JSONWriter.text {
            $0.object {
                if let id { $0.field("id", id) }
                $0.key("hits")
                $0.array(result.hits) { json, hit in
                    json.object { write(hit, id: nil, to: &$0) }
                }
                writeSummary(of: result, query: query, seconds: seconds, to: &$0)
            }
        }
    }

    func write(_ hit: Hit, id: String?, to json: inout JSONWriter) {
        json.field("type", "hit")
        if let id { json.field("id", id) }
        json.field("rank", hit.rank)
        json.field("score", hit.score)
        json.key("document")
        json.object {
            hit.document.write(to: &$0)
            $0.field("country", hit.document.country)
        }
        json.key("passage")
        json.object { hit.passage.write(to: &$0) }
        json.key("highlights")
        let text = Array(hit.passage.text.utf8)
        json.array(hit.highlights) { json, highlight in
            let range = highlight.range.clamped(to: 0..<text.count)
            json.object {
                $0.field("start", highlight.range.lowerBound)
                $0.field("end", highlight.range.upperBound)
                $0.field("why", highlight.reason.rawValue)
                $0.field("written", String(decoding: text[range], as: UTF8.self))
                $0.field("typed", highlight.typed)
                $0.field("entity", highlight.entity)
            }
        }
        json.key("entities")
        json.array(hit.entities) { json, mention in json.object { mention.write(to: &$0) } }
        json.key("countries")
        json.array(hit.countries) { $0.value($1) }
        if explains {
            writeCountryReasons(of: hit, to: &json)
            writeExplanation(of: hit, to: &json)
        }
    }

    private func writeCountryReasons(of hit: Hit, to json: inout JSONWriter) {
        json.key("country_reasons")
        json.object {
            for (country, reasons) in zip(hit.countries, hit.countryReasons) {
                $0.key(country)
                $0.array(reasons.words) { $0.value($1) }
            }
        }
    }

    private func writeExplanation(of hit: Hit, to json: inout JSONWriter) {
        json.key("explanation")
        json.array(hit.explanation) { json, part in
            json.object {
                $0.field("typed", part.typed)
                $0.field("frequency", part.frequency)
                $0.field("occurrences", part.occurrences)
                $0.field("idf", part.idf)
                $0.field("score", part.score)
            }
        }
    }

    private func writeSummary(
        of result: SearchResult,
        query: String,
        seconds: Double,
        to json: inout JSONWriter
    ) {
        json.field("version", Self.version)
        json.field("query", query)
        json.field("interpretation", result.interpretation)
        json.key("hints")
        json.array(result.hints) { json, hint in
            json.object {
                $0.field("message", hint.message)
                $0.field("start", hint.range?.lowerBound)
                $0.field("end", hint.range?.upperBound)
                $0.key("suggestions")
                $0.array(hint.suggestions) { $0.value($1) }
            }
        }
        json.key("total")
        json.object { result.total.write(to: &$0) }
        json.key("facets")
        json.object { FacetJSON.write(result.facets, to: &$0) }
        json.key("expansions")
        json.array(result.expansions) { json, expansion in
            json.object {
                $0.field("typed", expansion.typed)
                $0.field("name", expansion.name)
                $0.field("id", expansion.key)
                $0.field("type", expansion.type)
            }
        }
        json.key("steps")
        json.array(result.steps) { json, step in
            json.object {
                $0.field("why", step.reason.rawValue)
                $0.field("passages", step.passages)
            }
        }
        json.key("took_ms")
        json.value((seconds * 1e6).rounded() / 1000)
    }
}

extension SearchResult.Count {
    func write(to json: inout JSONWriter) {
        json.field("passages", passages)
        json.field("documents", documents)
    }
}

extension DocumentSummary {
    func write(to json: inout JSONWriter) {
        json.field("id", id)
        json.field("uri", uri)
        json.field("title", title)
        json.field("published", published)
        json.field("source", source)
        json.field("language", language)
        json.field("url", url)
    }
}

extension DocumentCountry {
    func write(to json: inout JSONWriter) {
        json.field("country", code)
        json.field("salience", salience)
        json.key("why")
        json.array(reasons.words) { $0.value($1) }
    }
}

extension Passage {
    func write(to json: inout JSONWriter) {
        json.field("id", id)
        json.field("ordinal", ordinal)
        json.field("start", range.lowerBound)
        json.field("end", range.upperBound)
        json.field("page", page)
        json.field("heading_end", headingEnd)
        json.field("text", text)
    }
}

extension EntityMention {
    fileprivate func write(to json: inout JSONWriter) {
        json.field("id", id)
        json.field("type", type)
        json.field("name", name)
        json.field("country", country)
        json.field("start", range.lowerBound)
        json.field("end", range.upperBound)
    }
}
