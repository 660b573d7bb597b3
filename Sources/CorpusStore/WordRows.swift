import GRDB
import PassageIndex

/// Keeps the table of words, by which spellings of names and the nearest words are found.
///
/// A word is written when it is new to the run, and again when its counts have doubled or the run is
/// over, so that a common word costs a few writes. Counts are of all that was ever written: documents
/// that are taken out are not counted back, and words that no longer occur find nothing.
struct WordRows {
    private struct State {
        var written: Int32 = 0
        var waiting = WordTally.Counts()
    }

    private var states: [UInt64: State] = [:]
    /// The forms of words with counts that are not yet written.
    private var waiting: [UInt64: [UInt8]] = [:]

    /// Takes in the words of a document.
    mutating func add(_ words: WordTally) {
        words.forEach { hash, form, counts in
            var state = states[hash] ?? State()
            guard state.written != .max else { return }
            if state.waiting.total == 0 { waiting[hash] = Array(form) }
            state.waiting += counts
            states[hash] = state
        }
    }

    /// Writes what is new or has doubled; everything at the end of a run.
    mutating func flush(all: Bool, in db: Database) throws {
        let statement = try RowStatement(
            db,
            """
            INSERT INTO word(key, form, total, capitalized, lower) VALUES(?, ?, ?, ?, ?)
            ON CONFLICT(key, form) DO UPDATE SET total = total + excluded.total,
                capitalized = capitalized + excluded.capitalized, lower = lower + excluded.lower
            """
        )
        var due: [(key: Int64, form: [UInt8], hash: UInt64)] = []
        for (hash, form) in waiting {
            guard let state = states[hash] else { continue }
            guard all || state.waiting.total >= state.written else { continue }
            if let key = WordTally.key(of: form) {
                due.append((key, form, hash))
            } else {
                // It cannot be compared with any other, now or later.
                waiting[hash] = nil
                states[hash]?.written = .max
                states[hash]?.waiting = WordTally.Counts()
            }
        }
        // In the order of the table, so that its pages are filled one after the other.
        due.sort {
            $0.key != $1.key ? $0.key < $1.key : $0.form.lexicographicallyPrecedes($1.form)
        }
        for (key, form, hash) in due {
            waiting[hash] = nil
            guard var state = states[hash] else { continue }
            let counts = state.waiting
            try statement.run(
                .integer(key),
                .text(form),
                .integer(Int64(counts.total)),
                .integer(Int64(counts.capitalized)),
                .integer(Int64(counts.lower))
            )
            state.written &+= state.waiting.total
            state.waiting = WordTally.Counts()
            states[hash] = state
        }
    }
}
