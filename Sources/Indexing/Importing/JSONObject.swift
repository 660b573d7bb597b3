/// A JSON object whose members are looked up by name.
struct JSONObject: Sendable {
    private let bytes: [UInt8]
    private let members: [String: Range<Int>]

    /// - Throws: Why it is not an object.
    init(_ bytes: [UInt8]) throws(JSONError) {
        self.bytes = bytes
        var members: [String: Range<Int>] = [:]
        for member in try JSONScanner.members(of: bytes.span) {
            let key = JSONText.decoded(bytes.span, member.key)
            members[String(decoding: key, as: UTF8.self)] = member.value
        }
        self.members = members
    }

    /// The bytes of a string, without control characters; `nil` when it is none.
    func text(_ name: String) -> [UInt8]? { members[name].flatMap { text(at: $0) } }

    /// A string; `nil` when it is none.
    func string(_ name: String) -> String? {
        text(name).map { String(decoding: $0, as: UTF8.self) }
    }

    /// A string's bytes as they are, control characters included.
    func bytes(_ name: String) -> [UInt8]? {
        guard let value = members[name], bytes[value.lowerBound] == UInt8(ascii: "\"") else {
            return nil
        }
        return JSONText.decoded(bytes.span, value.lowerBound + 1..<value.upperBound - 1)
    }

    /// A whole number that is not negative.
    func number(_ name: String) -> Int? {
        guard let value = members[name] else { return nil }
        let number = Int(String(decoding: bytes[value], as: UTF8.self))
        return number.flatMap { $0 >= 0 ? $0 : nil }
    }

    /// The JSON text of an object.
    func json(_ name: String) -> String? {
        guard let value = members[name], bytes[value.lowerBound] == UInt8(ascii: "{") else {
            return nil
        }
        return String(decoding: TextCleaner.clean(Array(bytes[value])), as: UTF8.self)
    }

    /// An object.
    func object(_ name: String) -> JSONObject? {
        guard let value = members[name] else { return nil }
        return try? JSONObject(Array(bytes[value]))
    }

    /// The objects of an array.
    func objects(_ name: String) -> [JSONObject] {
        guard let value = members[name] else { return [] }
        return JSONArray.elements(of: bytes.span, in: value).compactMap {
            try? JSONObject(Array(bytes[$0]))
        }
    }

    /// The strings of an array.
    func strings(_ name: String) -> [String] {
        guard let value = members[name] else { return [] }
        return JSONArray.elements(of: bytes.span, in: value).compactMap { text(at: $0) }
            .map { String(decoding: $0, as: UTF8.self) }
    }

    /// The first string of an array, which is how FollowTheMoney has its values.
    func first(_ name: String) -> [UInt8]? {
        guard let value = members[name] else { return nil }
        return JSONArray.elements(of: bytes.span, in: value).lazy.compactMap { text(at: $0) }.first
    }

    private func text(at value: Range<Int>) -> [UInt8]? {
        guard bytes[value.lowerBound] == UInt8(ascii: "\"") else { return nil }
        let range = value.lowerBound + 1..<value.upperBound - 1
        return TextCleaner.clean(JSONText.decoded(bytes.span, range))
    }
}
