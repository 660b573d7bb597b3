import Synchronization

/// Work on many things at a time whose results are taken in the things' order.
enum OrderedWork {
    /// Runs until there is nothing more to work on.
    ///
    /// - Parameters:
    ///   - jobs: How many things are worked on at the same time; a few more wait to be taken, so that
    ///     memory does not grow with their number.
    ///   - isolation: Where the calling task runs.
    ///   - next: Gives the next thing; `nil` at the end. Called by the calling task.
    ///   - work: Called on any thread.
    ///   - take: Gets the results in order. Called by the calling task.
    /// - Throws: What the closures throw, and `CancellationError`; no result is taken afterwards.
    static func run<Item: Sendable, Result: Sendable>(
        jobs: Int,
        isolation: isolated (any Actor)? = #isolation,
        next: () async throws -> Item?,
        work: @escaping @Sendable (Item) throws -> Result,
        take: (Result) throws -> Void
    ) async throws {
        try await withThrowingTaskGroup(of: (number: Int, result: Result).self) { group in
            let permits = Permits(max(jobs, 1))
            var (count, due, underWay) = (0, 0, 0)
            var waiting: [Int: Result] = [:]
            var isMore = true
            while isMore || underWay > 0 || !waiting.isEmpty {
                try Task.checkCancellation()
                while isMore, underWay + waiting.count < max(jobs, 1) + 4 {
                    guard let item = try await next() else {
                        isMore = false
                        break
                    }
                    let number = count
                    count += 1
                    underWay += 1
                    group.addTask { (number, try await permits.spend { try work(item) }) }
                }
                if let ready = waiting.removeValue(forKey: due) {
                    due += 1
                    try take(ready)
                } else if let done = try await group.next() {
                    underWay -= 1
                    waiting[done.number] = done.result
                }
            }
        }
    }
}

/// Lets so many tasks work at the same time, in the order in which they ask.
private final class Permits: Sendable {
    private let state: Mutex<(free: Int, waiting: [CheckedContinuation<Void, Never>])>

    init(_ count: Int) { state = Mutex((count, [])) }

    /// Works as soon as there is leave.
    ///
    /// - Throws: What `work` throws, and `CancellationError` when nobody wants the result any more.
    func spend<Result>(_ work: () throws -> Result) async throws -> Result {
        await withCheckedContinuation { continuation in
            let isFree = state.withLock { state in
                guard state.free == 0 else {
                    state.free -= 1
                    return true
                }
                state.waiting.append(continuation)
                return false
            }
            if isFree { continuation.resume() }
        }
        // Those that wait are a few more than those that work.
        defer {
            let next = state.withLock { state in
                guard state.waiting.isEmpty else { return Optional(state.waiting.removeFirst()) }
                state.free += 1
                return nil
            }
            next?.resume()
        }
        try Task.checkCancellation()
        return try work()
    }
}
