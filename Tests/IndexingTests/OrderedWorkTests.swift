import Synchronization
import Testing

@testable import Indexing

/// Work on many things at a time.
struct OrderedWorkTests {
    private struct Refused: Error {}

    /// How many work at the same time, and how many have.
    private final class Counter: Sendable {
        private let state = Mutex((now: 0, most: 0, all: 0))

        var most: Int { state.withLock { $0.most } }
        var all: Int { state.withLock { $0.all } }

        func count<Result>(_ work: () throws -> Result) rethrows -> Result {
            state.withLock {
                $0.now += 1
                $0.all += 1
                $0.most = max($0.most, $0.now)
            }
            defer { state.withLock { $0.now -= 1 } }
            return try work()
        }
    }

    @Test(arguments: [1, 2, 3])
    func noMoreWorkThanThereAreJobs(jobs: Int) async throws {
        let counter = Counter()
        var (next, taken) = (0, [Int]())
        try await OrderedWork.run(jobs: jobs) {
            next += 1
            return next <= 200 ? next : nil
        } work: { number in
            _ = counter.count { (0..<2000).reduce(number) { ($0 &* 31 &+ $1) % 1_000_003 } }
            return number
        } take: {
            taken.append($0)
        }
        #expect(taken == Array(1...200))
        #expect(counter.all == 200 && counter.most <= jobs)
    }

    @Test func whatFailsEndsTheWork() async {
        let counter = Counter()
        var (next, taken) = (0, [Int]())
        await #expect(throws: Refused.self) {
            try await OrderedWork.run(jobs: 2) {
                next += 1
                return next <= 10_000 ? next : nil
            } work: { number in
                try counter.count { if number == 20 { throw Refused() } }
                return number
            } take: {
                taken.append($0)
            }
        }
        #expect(taken == Array(taken.indices.map { $0 + 1 }) && taken.count < 20)
        #expect(counter.all < 100)
    }
}
