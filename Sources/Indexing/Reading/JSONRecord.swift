/// Reads one JSON object as a document.
enum JSONRecord {
    /// What the fields of one JSON object in valid UTF-8 say; the body may be empty.
    ///
    /// - Throws: Why it is not valid JSON.
    static func draft(_ record: Span<UInt8>) throws(JSONError) -> DocumentDraft {
        let members = try JSONScanner.members(of: record)
        let keys = members.map { string(record, $0.key) }
        // The values of the fields that are named for a role and can stand in it.
        var values = [[UInt8]?](repeating: nil, count: members.count)
        let roles = FieldRole.roles(of: keys) { index, role in
            guard let found = value(record, members[index].value, for: role) else { return false }
            values[index] = found
            return !found.isBlank
        }
        var draft = DocumentDraft()
        for (index, member) in members.enumerated() {
            let found = values[index]
            if let role = roles[index], let found,
                draft.set(role, to: found, from: "field \(keys[index])")
            {
                continue
            }
            if found?.isBlank == true || isNull(record, member.value) { continue }
            draft.metadata.append((keys[index], raw(record, member.value)))
        }
        return draft
    }

    /// The value as text, or nil when a value of this kind cannot stand in the role.
    private static func value(
        _ record: Span<UInt8>,
        _ range: Range<Int>,
        for role: FieldRole
    ) -> [UInt8]? {
        switch record[range.lowerBound] {
        case UInt8(ascii: "\""):
            return text(record, range.lowerBound + 1..<range.upperBound - 1)
        case UInt8(ascii: "["):
            return role == .text || role == .summary ? paragraphs(record, range) : nil
        case UInt8(ascii: "{"):
            return role == .source ? name(record, range) : nil
        case UInt8(ascii: "n"), UInt8(ascii: "t"), UInt8(ascii: "f"):
            return nil
        default:
            return role == .text || role == .summary ? nil : copy(record, range)
        }
    }

    /// An array of strings as paragraphs; nil when it holds anything else.
    private static func paragraphs(_ record: Span<UInt8>, _ range: Range<Int>) -> [UInt8]? {
        var output: [UInt8] = []
        for element in JSONArray.elements(of: record, in: range) {
            guard record[element.lowerBound] == UInt8(ascii: "\"") else { return nil }
            if !output.isEmpty { output += [0x0A, 0x0A] }
            output += text(record, element.lowerBound + 1..<element.upperBound - 1)
        }
        return output
    }

    /// The `name` or `title` of an object such as `{"name": "Reuters"}`.
    private static func name(_ record: Span<UInt8>, _ range: Range<Int>) -> [UInt8]? {
        var scanner = JSONScanner(at: range.lowerBound)
        guard let members = try? scanner.object(record) else { return nil }
        for member in members where ["name", "title"].contains(string(record, member.key)) {
            guard record[member.value.lowerBound] == UInt8(ascii: "\"") else { continue }
            return text(record, member.value.lowerBound + 1..<member.value.upperBound - 1)
        }
        return nil
    }

    private static func text(_ record: Span<UInt8>, _ range: Range<Int>) -> [UInt8] {
        TextCleaner.clean(JSONText.decoded(record, range))
    }

    private static func string(_ record: Span<UInt8>, _ range: Range<Int>) -> String {
        String(decoding: text(record, range), as: UTF8.self)
    }

    /// The value as JSON, cleaned; line breaks that may stand in a JSON string as they are, unlike
    /// the one that cleaning puts in their place, become escapes.
    private static func raw(_ record: Span<UInt8>, _ range: Range<Int>) -> String {
        let bytes = copy(record, range)
        let cleaned = TextCleaner.clean(bytes)
        if cleaned.count == bytes.count { return String(decoding: cleaned, as: UTF8.self) }
        let breaks: [UInt32] = [0x85, 0x2028, 0x2029]
        var json = ""
        for scalar in String(decoding: bytes, as: UTF8.self).unicodeScalars {
            if breaks.contains(scalar.value) {
                json += "\\n"
            } else {
                json.unicodeScalars.append(scalar)
            }
        }
        return String(decoding: TextCleaner.clean(Array(json.utf8)), as: UTF8.self)
    }

    private static func isNull(_ record: Span<UInt8>, _ range: Range<Int>) -> Bool {
        record[range.lowerBound] == UInt8(ascii: "n")
    }

    private static func copy(_ record: Span<UInt8>, _ range: Range<Int>) -> [UInt8] {
        var bytes: [UInt8] = []
        bytes.append(record, range)
        return bytes
    }
}

/// The elements of a JSON array.
enum JSONArray {
    /// The ranges of the elements of an array that ``JSONScanner`` accepted; none for anything else.
    static func elements(of bytes: Span<UInt8>, in range: Range<Int>) -> [Range<Int>] {
        guard bytes[range.lowerBound] == UInt8(ascii: "[") else { return [] }
        var scanner = JSONScanner(at: range.lowerBound + 1)
        var elements: [Range<Int>] = []
        while true {
            scanner.skipSpace(bytes)
            guard let element = try? scanner.value(bytes) else { return elements }
            elements.append(element)
            scanner.skipSpace(bytes)
            guard scanner.position < range.upperBound - 1 else { return elements }
            scanner = JSONScanner(at: scanner.position + 1)
        }
    }
}
