/// Why bytes are no JSON text as RFC 8259 defines it.
struct JSONError: Error, Equatable, Sendable {
    var message: String
    /// Byte offset of the first byte that does not belong there.
    var offset: Int
}

/// A strict reader of JSON that gives byte ranges instead of values.
///
/// Nothing is copied and nothing recurses: however deep a text is nested, it costs a byte a level.
/// Bytes above 0x7F are not looked at; the caller validates the UTF-8.
struct JSONScanner {
    /// A key as it was written, without its quotes, and the range of its value.
    typealias Member = (key: Range<Int>, value: Range<Int>)

    /// Deeper nesting than any record needs; such texts are attacks or mistakes.
    static let maximumDepth = 1000

    private(set) var position: Int

    init(at position: Int = 0) {
        self.position = position
    }

    /// The members of the only object in `bytes`.
    static func members(of bytes: Span<UInt8>) throws(JSONError) -> [Member] {
        var scanner = JSONScanner()
        scanner.skipSpace(bytes)
        let members = try scanner.object(bytes)
        try scanner.finish(bytes)
        return members
    }

    mutating func skipSpace(_ bytes: Span<UInt8>) {
        while position < bytes.count {
            let byte = bytes[position]
            guard byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 else { return }
            position += 1
        }
    }

    /// Requires that nothing but white space is left.
    mutating func finish(_ bytes: Span<UInt8>) throws(JSONError) {
        skipSpace(bytes)
        if position < bytes.count { throw error("something follows the end of the value") }
    }

    /// Reads an object and gives its members in the order they stand in.
    mutating func object(_ bytes: Span<UInt8>) throws(JSONError) -> [Member] {
        var members: [Member] = []
        try expect(UInt8(ascii: "{"), "an object {…}", bytes)
        skipSpace(bytes)
        if peek(bytes) == UInt8(ascii: "}") {
            position += 1
            return members
        }
        while true {
            skipSpace(bytes)
            let key = try string(bytes)
            skipSpace(bytes)
            try expect(UInt8(ascii: ":"), "a colon", bytes)
            skipSpace(bytes)
            members.append((key, try value(bytes)))
            skipSpace(bytes)
            if peek(bytes) == UInt8(ascii: "}") {
                position += 1
                return members
            }
            try expect(UInt8(ascii: ","), "a comma or }", bytes)
        }
    }

    /// Passes over one value of any kind and gives its range.
    mutating func value(_ bytes: Span<UInt8>) throws(JSONError) -> Range<Int> {
        let start = position
        // The closing bracket of each object and array that is open.
        var open: [UInt8] = []
        while true {
            skipSpace(bytes)
            switch peek(bytes) {
            case UInt8(ascii: "{"):
                try enter(closing: UInt8(ascii: "}"), &open)
                skipSpace(bytes)
                if peek(bytes) != UInt8(ascii: "}") {
                    try key(bytes)
                    continue
                }
            case UInt8(ascii: "["):
                try enter(closing: UInt8(ascii: "]"), &open)
                skipSpace(bytes)
                if peek(bytes) != UInt8(ascii: "]") { continue }
            case UInt8(ascii: "\""):
                _ = try string(bytes)
            case .some(let byte):
                try scalar(byte, bytes)
            case nil:
                throw error("it ends in the middle of a value; was it written only in part?")
            }
            // A value ended, or a container is at its end: go up as far as brackets close.
            while let closing = open.last {
                skipSpace(bytes)
                guard peek(bytes) == closing else {
                    try expect(UInt8(ascii: ","), "a comma or closing bracket", bytes)
                    skipSpace(bytes)
                    if closing == UInt8(ascii: "}") { try key(bytes) }
                    break
                }
                open.removeLast()
                position += 1
            }
            if open.isEmpty { return start..<position }
        }
    }

    /// Passes over a string and gives the range between its quotes.
    mutating func string(_ bytes: Span<UInt8>) throws(JSONError) -> Range<Int> {
        try expect(UInt8(ascii: "\""), "a string", bytes)
        let start = position
        var index = position
        let count = bytes.count
        while index < count {
            let byte = bytes[index]
            if byte == UInt8(ascii: "\"") {
                position = index + 1
                return start..<index
            } else if byte == UInt8(ascii: "\\") {
                position = index
                try escape(bytes)
                index = position
            } else if byte < 0x20 {
                position = index
                throw error("a control character in a string; it must be escaped")
            } else {
                index += 1
            }
        }
        position = count
        throw error("it ends in the middle of a string; was it written only in part?")
    }

    private mutating func enter(closing: UInt8, _ open: inout [UInt8]) throws(JSONError) {
        if open.count == Self.maximumDepth {
            throw error("nested more than \(Self.maximumDepth) levels deep")
        }
        open.append(closing)
        position += 1
    }

    private mutating func key(_ bytes: Span<UInt8>) throws(JSONError) {
        _ = try string(bytes)
        skipSpace(bytes)
        try expect(UInt8(ascii: ":"), "a colon", bytes)
    }

    private mutating func escape(_ bytes: Span<UInt8>) throws(JSONError) {
        position += 1
        switch peek(bytes) {
        case UInt8(ascii: "u"):
            guard position + 4 < bytes.count else {
                position = bytes.count
                throw error("it ends in the middle of a string; was it written only in part?")
            }
            for index in position + 1...position + 4 where Hex.value(bytes[index]) == nil {
                throw error("\\u must be followed by four hexadecimal digits")
            }
            position += 5
        case .some(let byte) where JSONText.escape(byte) != nil:
            position += 1
        case .some:
            throw error("an escape that JSON does not have")
        case nil:
            throw error("it ends in the middle of a string; was it written only in part?")
        }
    }

    private mutating func scalar(_ first: UInt8, _ bytes: Span<UInt8>) throws(JSONError) {
        switch first {
        case UInt8(ascii: "t"): try word("true", bytes)
        case UInt8(ascii: "f"): try word("false", bytes)
        case UInt8(ascii: "n"): try word("null", bytes)
        case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): try number(bytes)
        default: throw error("a value was expected here")
        }
    }

    private mutating func word(_ word: StaticString, _ bytes: Span<UInt8>) throws(JSONError) {
        for byte in word.description.utf8 {
            try expect(byte, word.description, bytes)
        }
    }

    private mutating func number(_ bytes: Span<UInt8>) throws(JSONError) {
        if peek(bytes) == UInt8(ascii: "-") { position += 1 }
        let leading = peek(bytes)
        try digits(bytes)
        if leading == UInt8(ascii: "0"), Self.isDigit(bytes[position - 1]),
            position >= 2, Self.isDigit(bytes[position - 2])
        {
            throw error("a number with a leading zero")
        }
        if peek(bytes) == UInt8(ascii: ".") {
            position += 1
            try digits(bytes)
        }
        if let byte = peek(bytes), byte | 0x20 == UInt8(ascii: "e") {
            position += 1
            if let sign = peek(bytes), sign == UInt8(ascii: "+") || sign == UInt8(ascii: "-") {
                position += 1
            }
            try digits(bytes)
        }
    }

    private mutating func digits(_ bytes: Span<UInt8>) throws(JSONError) {
        let start = position
        while let byte = peek(bytes), Self.isDigit(byte) { position += 1 }
        if position == start { throw error("a digit was expected here") }
    }

    private func peek(_ bytes: Span<UInt8>) -> UInt8? {
        position < bytes.count ? bytes[position] : nil
    }

    private mutating func expect(
        _ byte: UInt8,
        _ what: String,
        _ bytes: Span<UInt8>
    ) throws(JSONError) {
        guard let found = peek(bytes) else {
            throw error("it ends where \(what) was expected; was it written only in part?")
        }
        if found != byte { throw error("\(what) was expected here") }
        position += 1
    }

    private func error(_ message: String) -> JSONError {
        JSONError(message: message, offset: position)
    }

    private static func isDigit(_ byte: UInt8) -> Bool { byte >= 0x30 && byte <= 0x39 }
}
