package import Fihrist

/// Facets for programs.
package enum FacetJSON {
    /// The facets and the total as one object, without a line feed.
    package static func object(_ result: SearchResult) -> String {
        JSONWriter.text {
            $0.object {
                $0.key("total")
                $0.object { result.total.write(to: &$0) }
                $0.key("facets")
                $0.object { write(result.facets, to: &$0) }
            }
        }
    }

    /// Writes a member for each facet.
    static func write(_ facets: [FacetCounts], to json: inout JSONWriter) {
        for facet in facets {
            json.key(facet.facet.rawValue)
            json.array(facet.values) { json, value in
                json.object {
                    $0.field("value", value.value)
                    $0.field("label", value.label)
                    $0.field("passages", value.passages)
                    $0.field("documents", value.documents)
                    $0.key("selected")
                    $0.value(value.isSelected)
                }
            }
        }
    }
}
