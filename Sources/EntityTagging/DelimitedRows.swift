/// Reads tab- or comma-separated bytes row by row, without making strings.
///
/// Commas come with the quoting of RFC 4180: a field in double quotes may hold commas, line breaks
/// and doubled quotes. Tabs come without quoting. Lines end in LF or CR LF; empty lines are passed
/// over, and so are lines of a tab-separated list that start with `#`.
struct DelimitedRows {
    private let bytes: [UInt8]
    private let separator: UInt8
    private let isAllText: Bool
    private var position = 0
    private var nextLine = 1
    /// The fields of the row, unquoted, one behind the other.
    private var buffer: [UInt8] = []
    private var ends: [Int] = []

    /// The line the current row starts on, from 1.
    private(set) var line = 0
    /// The byte range of the current row, with its line end.
    var range: Range<Int> { start..<min(position, bytes.count) }
    private var start = 0
    /// Whether the current row's last field opens with a quote that nothing closes.
    private(set) var isUnterminated = false

    init(_ bytes: [UInt8], separator: UInt8) {
        self.bytes = bytes
        self.separator = separator
        isAllText = String(validating: bytes, as: UTF8.self) != nil
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { position = 3 }
    }

    /// How many fields the current row has.
    var count: Int { ends.count }

    /// A field of the current row without surrounding blanks; empty where the row is shorter.
    subscript(field: Int?) -> ArraySlice<UInt8> {
        guard let field, field < ends.count else { return [] }
        return buffer[(field == 0 ? 0 : ends[field - 1])..<ends[field]].trimmed()
    }

    /// Whether the current row is UTF-8.
    var isText: Bool { isAllText || String(validating: buffer, as: UTF8.self) != nil }

    /// Goes to the next row that is not empty.
    ///
    /// - Returns: Whether there was one.
    mutating func next() -> Bool {
        repeat {
            guard position < bytes.count else { return false }
            line = nextLine
            start = position
            separator == .comma ? readQuoted() : readPlain()
        } while buffer.isEmpty || (separator == .tab && buffer[0] == UInt8(ascii: "#"))
        return true
    }

    private mutating func startRow() {
        buffer.removeAll(keepingCapacity: true)
        ends.removeAll(keepingCapacity: true)
        isUnterminated = false
    }

    private mutating func readPlain() {
        startRow()
        let end = bytes[position...].firstIndex(of: .lineFeed) ?? bytes.count
        var last = end
        if last > position, bytes[last - 1] == .carriageReturn { last -= 1 }
        var start = position
        for index in position..<last where bytes[index] == separator {
            buffer.append(contentsOf: bytes[start..<index])
            ends.append(buffer.count)
            start = index + 1
        }
        buffer.append(contentsOf: bytes[start..<last])
        ends.append(buffer.count)
        position = end + 1
        nextLine += 1
    }

    private mutating func readQuoted() {
        startRow()
        var isQuoted = false
        var fieldStart = 0
        while position < bytes.count {
            let byte = bytes[position]
            position += 1
            if byte == .lineFeed { nextLine += 1 }
            if byte == .quote {
                if isQuoted, position < bytes.count, bytes[position] == .quote {
                    position += 1
                    buffer.append(.quote)
                } else if isQuoted {
                    isQuoted = false
                } else if buffer.count == fieldStart {
                    isQuoted = true
                } else {
                    buffer.append(.quote)
                }
            } else if isQuoted {
                buffer.append(byte)
            } else if byte == separator {
                ends.append(buffer.count)
                fieldStart = buffer.count
            } else if byte == .lineFeed {
                break
            } else if byte != .carriageReturn {
                buffer.append(byte)
            }
        }
        ends.append(buffer.count)
        isUnterminated = isQuoted
    }
}

extension UInt8 {
    static let tab = UInt8(ascii: "\t")
    static let lineFeed = UInt8(ascii: "\n")
    static let carriageReturn = UInt8(ascii: "\r")
    static let comma = UInt8(ascii: ",")
    static let quote = UInt8(ascii: "\"")
}

extension ArraySlice<UInt8> {
    /// Without the blanks and tabs at both ends.
    func trimmed() -> ArraySlice<UInt8> {
        var (first, end) = (startIndex, endIndex)
        while first < end, self[first] == 0x20 || self[first] == .tab { first += 1 }
        while end > first, self[end - 1] == 0x20 || self[end - 1] == .tab { end -= 1 }
        return self[first..<end]
    }

    /// The bytes as a string; invalid UTF-8 is repaired.
    var string: String { String(decoding: self, as: UTF8.self) }
}
