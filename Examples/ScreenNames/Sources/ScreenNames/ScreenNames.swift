// Looks for each name of a list in an index, in all its known spellings, and writes what it finds as CSV.
//
//     swift run ScreenNames news.sqlite names.txt > found.csv

import Fihrist
import Foundation

@main
enum ScreenNames {
    static func main() throws {
        guard CommandLine.arguments.count == 3 else {
            print("usage: ScreenNames INDEX NAMES")
            exit(2)
        }
        let index = try Index(at: CommandLine.arguments[1])
        let names = try String(contentsOfFile: CommandLine.arguments[2], encoding: .utf8)
        print(row(["name", "documents", "rank", "written", "why", "published", "uri", "passage"]))
        for name in names.split(separator: "\n").map(String.init) {
            // As a value: nothing in a name is read as syntax.
            var request = SearchRequest(.phrase(name))
            request.unit = .document
            request.limit = 5
            let result = try index.search(request)
            if result.hits.isEmpty { print(row([name, "0", "", "", "", "", "", ""])) }
            for hit in result.hits {
                let bytes = Array(hit.passage.text.utf8)
                let match = hit.highlights.first
                print(
                    row([
                        name, String(result.total.documents), String(hit.rank),
                        match.map { String(decoding: bytes[$0.range], as: UTF8.self) } ?? "",
                        match?.reason.rawValue ?? "", hit.document.published ?? "", hit.document.uri,
                        hit.passage.text,
                    ])
                )
            }
        }
    }

    /// A row as RFC 4180 has it.
    static func row(_ fields: [String]) -> String {
        fields.map { "\"" + $0.replacing("\"", with: "\"\"") + "\"" }.joined(separator: ",") + "\r"
    }
}
