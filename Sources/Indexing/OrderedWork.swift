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
            var (count, due, underWay) = (0, 0, 0)
            var waiting: [Int: Result] = [:]
            var isMore = true
            while isMore || underWay > 0 || !waiting.isEmpty {
                try Task.checkCancellation()
                while isMore, underWay + waiting.count < max(jobs, 1) + 16 {
                    guard let item = try await next() else {
                        isMore = false
                        break
                    }
                    let number = count
                    count += 1
                    underWay += 1
                    group.addTask { (number, try work(item)) }
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
