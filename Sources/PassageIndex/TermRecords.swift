/// The terms of a field, one record behind the other.
///
///     record = kind range (length term | nothing for a mention)
///     kind   = 1 word | 2 another term at the position of the word before | 3 a mention starts here
///     range  = step length       how far the word starts behind the one before, and its bytes
///
/// Numbers are unsigned LEB128.
enum TermRecords {
    enum Kind: UInt8 {
        case word = 1
        case colocated = 2
        case mention = 3
    }

    /// Hands out the records.
    ///
    /// - Parameters:
    ///   - records: What ``TermRecordWriter`` made.
    ///   - body: Gets kind, term and the word's byte range in the field's text; the memory of the term
    ///     is good during the call. A result other than 0 ends the walk.
    /// - Returns: The last result of `body`, or 0.
    static func forEach(
        _ records: UnsafeBufferPointer<UInt8>,
        _ body: (Kind, UnsafeBufferPointer<UInt8>, Range<Int>) -> Int32
    ) -> Int32 {
        var at = 0
        var start = 0
        func number() -> Int {
            var value = 0
            var shift = 0
            while at < records.count {
                let byte = records[at]
                at += 1
                value |= Int(byte & 0x7F) << shift
                if byte < 0x80 || shift > 28 { break }
                shift += 7
            }
            return value
        }
        while at < records.count {
            guard let kind = Kind(rawValue: records[at]) else { return 0 }
            at += 1
            start += number()
            let end = start + number()
            let length = kind == .mention ? 0 : number()
            // Cut to what is there, so that the term lies inside the buffer whatever it holds.
            let term = at..<min(at + length, records.count)
            let code = body(kind, UnsafeBufferPointer(rebasing: records[term]), start..<end)
            guard code == 0 else { return code }
            at = term.upperBound
        }
        return 0
    }
}

/// Writes the records of one field.
struct TermRecordWriter {
    private var start = 0

    mutating func append(
        _ kind: TermRecords.Kind,
        prefix: [UInt8] = [],
        _ term: ArraySlice<UInt8>,
        range: Range<Int>,
        to records: inout [UInt8]
    ) {
        append(kind, range: range, to: &records)
        Self.append(prefix.count + term.count, to: &records)
        records.append(contentsOf: prefix)
        records.append(contentsOf: term)
    }

    mutating func appendMention(range: Range<Int>, to records: inout [UInt8]) {
        append(.mention, range: range, to: &records)
    }

    private mutating func append(
        _ kind: TermRecords.Kind,
        range: Range<Int>,
        to records: inout [UInt8]
    ) {
        records.append(kind.rawValue)
        // Words come in the order of their starts.
        Self.append(range.lowerBound - start, to: &records)
        Self.append(range.count, to: &records)
        start = range.lowerBound
    }

    private static func append(_ number: Int, to records: inout [UInt8]) {
        var rest = number
        while rest >= 0x80 {
            records.append(UInt8(rest & 0x7F) | 0x80)
            rest >>= 7
        }
        records.append(UInt8(rest))
    }
}
