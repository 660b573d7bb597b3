import Fihrist
import Foundation
import Testing

struct ConcurrencyTests {
    /// Eight readers search without pause while another process writes: every answer is that of one of
    /// the commits.
    @Test func answersAreOfOneCommitOfAnotherProcess() async throws {
        let sandbox = try Sandbox.copied()
        let path = sandbox.index.path()
        let (rounds, size) = (3, 20)
        try await withThrowingTaskGroup(of: Void.self) { group in
            let done = sandbox.folder.appending(path: "done").path()
            for _ in 0..<8 {
                group.addTask {
                    let index = try Index(at: path)
                    var last = 0
                    while last < rounds * size {
                        let request = SearchRequest(.word("zebra"), facets: [.year, .country])
                        let answer = try index.search(request)
                        let found = answer.total.passages
                        #expect(found % size == 0 && found >= last && found <= rounds * size)
                        for facet in answer.facets {
                            #expect(facet.values.reduce(0) { $0 + $1.passages } == found)
                        }
                        last = found
                        if FileManager.default.fileExists(atPath: done) { break }
                        try await Task.sleep(for: .milliseconds(1))
                    }
                }
            }
            for round in 0..<rounds {
                let lines = (0..<size).map {
                    """
                    {"id":"\(round)-\($0)","text":"A zebra in Iraq, number \($0).","date":"\(2000 + round)"}

                    """
                }
                try sandbox.write(lines.joined(), to: "corpus/zebras\(round).jsonl")
                let run = try sandbox.run(["index", "corpus/zebras\(round).jsonl"])
                #expect(run.output.hasPrefix("added \(size) "), "\(run)")
            }
            try sandbox.write("", to: "done")
            try await group.waitForAll()
        }
        let index = try Index(at: path)
        #expect(try index.search(SearchRequest(.word("zebra"))).total.passages == rounds * size)
        #expect(try Index.verify(at: path).allSatisfy(\.problems.isEmpty))
    }
}
