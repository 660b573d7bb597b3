// Eight readers search without pause, first alone, then while documents are added. Says how long their
// searches take, and fails when an answer is not that of the first n documents for some n.
//
//     Readers FOLDER DOCUMENTS          adds in this process
//     Readers FOLDER DOCUMENTS FIHRIST  adds by this program, in another process

import Fihrist
import Foundation

/// Documents by number, the same in every run: document n is of the year 2000 + n % 10.
struct Corpus {
    static let words = ["drone", "militia", "border", "talks", "Baghdad", "Erbil", "ministry", "report"]

    static func document(_ number: Int) -> NewDocument {
        var state = UInt64(number) &* 0x9E37_79B9_7F4A_7C15 | 1
        let text = (0..<120).map { _ in
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            let pick = Int(state >> 33)
            return pick % 3 == 0 ? words[pick / 3 % words.count] : "w\(pick % 20_000)"
        }
        return NewDocument(
            uri: "doc#\(number)",
            text: "A zebra. " + text.joined(separator: " ") + ".",
            published: "\(2000 + number % 10)",
            identifier: "\(number)"
        )
    }
}

/// A reader's times in milliseconds, and what is wrong with its answers.
struct Outcome: Sendable {
    var times: [Double] = []
    var faults: [String] = []
}

@main
enum Readers {
    static func main() async throws {
        let arguments = CommandLine.arguments
        guard arguments.count >= 3, let count = Int(arguments[2]) else {
            print("usage: Readers FOLDER DOCUMENTS [FIHRIST]")
            exit(2)
        }
        let path = arguments[1] + "/readers.sqlite"
        let index = try Index(at: path, creating: true)
        let start = 2000
        try await index.add((0..<start).map(Corpus.document))
        let idle = try await measure(path) { try await Task.sleep(for: .seconds(10)) }
        let busy = try await measure(path) {
            if arguments.count > 3 {
                try addElsewhere(arguments[3], path, folder: arguments[1], start..<start + count)
            } else {
                let report = try await index.add((start..<start + count).lazy.map(Corpus.document))
                guard report.added == count else { throw CocoaError(.fileWriteUnknown) }
            }
        }
        let total = try index.search(SearchRequest(.word("zebra"))).total.passages
        print("documents found in the end: \(total)")
        let (before, during) = (percentile(idle.times), percentile(busy.times))
        print("idle: \(idle.times.count) searches, p95 \(before) ms")
        print("while adding: \(busy.times.count) searches, p95 \(during) ms, ratio \(during / before)")
        let faults = idle.faults + busy.faults
        for fault in faults.prefix(10) { print("fault: \(fault)") }
        exit(faults.isEmpty && total == start + count ? 0 : 1)
    }

    /// Lets eight readers search for as long as `work` takes.
    static func measure(
        _ path: String,
        _ work: @Sendable () async throws -> Void
    ) async throws -> Outcome {
        let stop = Stop()
        return try await withThrowingTaskGroup(of: Outcome.self) { group in
            for reader in 0..<8 {
                group.addTask { try await read(path, reader, until: stop) }
            }
            do {
                try await work()
            } catch {
                await stop.set()
                throw error
            }
            await stop.set()
            return try await group.reduce(into: Outcome()) {
                $0.times += $1.times
                $0.faults += $1.faults
            }
        }
    }

    static func read(_ path: String, _ reader: Int, until stop: Stop) async throws -> Outcome {
        let index = try Index(at: path)
        var outcome = Outcome()
        while await !stop.isSet {
            let number = outcome.times.count + reader
            let word = number % 2 == 0 ? "zebra" : Corpus.words[number / 2 % Corpus.words.count]
            let request = SearchRequest(.word(word), facets: [.year])
            let clock = ContinuousClock.now
            let result = try index.search(request)
            outcome.times.append((ContinuousClock.now - clock) / .milliseconds(1))
            guard word == "zebra" else { continue }
            let found = result.total.documents
            let years = Dictionary(
                uniqueKeysWithValues: result.facets[0].values.map { ($0.value, $0.documents) }
            )
            for year in 0..<10 where years["\(2000 + year)"] ?? 0 != (found + 9 - year) / 10 {
                outcome.faults.append("\(found) documents, \(years)")
            }
        }
        return outcome
    }

    static func addElsewhere(
        _ program: String,
        _ index: String,
        folder: String,
        _ numbers: Range<Int>
    ) throws {
        let file = folder + "/more.jsonl"
        let lines = numbers.map { number in
            let document = Corpus.document(number)
            return "{\"id\":\"\(number)\",\"text\":\"\(document.text)\",\"date\":\"\(2000 + number % 10)\"}\n"
        }
        try Data(lines.joined().utf8).write(to: URL(filePath: file))
        let process = try Process.run(
            URL(filePath: program),
            arguments: ["index", file, "--index", index, "--quiet", "--jobs", "1"]
        )
        process.waitUntilExit()
        guard process.terminationStatus == 0 else { throw CocoaError(.executableRuntimeMismatch) }
    }

    static func percentile(_ times: [Double]) -> Double {
        let sorted = times.sorted()
        return sorted.isEmpty ? 0 : (sorted[sorted.count * 95 / 100] * 100).rounded() / 100
    }
}

/// Whether readers are to stop.
actor Stop {
    private(set) var isSet = false

    func set() { isSet = true }
}
