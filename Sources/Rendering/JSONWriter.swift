/// Writes JSON with its keys in the order given, in one pass.
///
/// Characters are written as they are, but for quotes, backslashes and control characters. Those from
/// U+007F to U+009F need no escape in JSON; they get one so that a terminal does not act on them.
struct JSONWriter {
    private var bytes: [UInt8] = []
    private var needsComma = false

    /// What has been written so far.
    var text: String { String(decoding: bytes, as: UTF8.self) }

    /// The text of one value.
    static func text(_ write: (inout JSONWriter) -> Void) -> String {
        var writer = JSONWriter()
        write(&writer)
        return writer.text
    }

    /// Writes an object; `fields` writes its members.
    mutating func object(_ fields: (inout JSONWriter) -> Void) {
        open("{")
        fields(&self)
        close("}")
    }

    /// Writes an array with a value for each element.
    mutating func array<Elements: Sequence>(
        _ elements: Elements,
        _ write: (inout JSONWriter, Elements.Element) -> Void
    ) {
        open("[")
        for element in elements { write(&self, element) }
        close("]")
    }

    /// Writes a member's name; its value is to follow.
    mutating func key(_ name: String) {
        separate()
        quote(name)
        bytes.append(UInt8(ascii: ":"))
        needsComma = false
    }

    /// Writes a string, or `null`.
    mutating func value(_ string: String?) {
        guard let string else { return literal("null") }
        separate()
        quote(string)
    }

    /// Writes a whole number, or `null`.
    mutating func value(_ number: Int?) { literal(number.map(String.init) ?? "null") }

    /// Writes a number, to six decimal places.
    mutating func value(_ number: Double) {
        guard number.isFinite else { return literal("null") }
        let rounded = (number * 1e6).rounded() / 1e6
        literal("\(rounded.isFinite ? rounded : number)")
    }

    /// Writes `true` or `false`.
    mutating func value(_ isTrue: Bool) { literal(isTrue ? "true" : "false") }

    /// Writes JSON that has been made elsewhere.
    mutating func value(json: String) { literal(json) }

    /// Writes a member that is a string or `null`.
    mutating func field(_ name: String, _ string: String?) {
        key(name)
        value(string)
    }

    /// Writes a member that is a whole number or `null`.
    mutating func field(_ name: String, _ number: Int?) {
        key(name)
        value(number)
    }

    /// Writes a member that is a number.
    mutating func field(_ name: String, _ number: Double) {
        key(name)
        value(number)
    }

    private mutating func open(_ bracket: Unicode.Scalar) {
        separate()
        bytes.append(UInt8(ascii: bracket))
        needsComma = false
    }

    private mutating func close(_ bracket: Unicode.Scalar) {
        bytes.append(UInt8(ascii: bracket))
        needsComma = true
    }

    private mutating func separate() {
        if needsComma { bytes.append(UInt8(ascii: ",")) }
        needsComma = true
    }

    private mutating func literal(_ text: String) {
        separate()
        bytes.append(contentsOf: text.utf8)
    }

    private mutating func quote(_ string: String) {
        bytes.append(UInt8(ascii: "\""))
        var previous: UInt8 = 0
        for byte in string.utf8 {
            switch byte {
            case UInt8(ascii: "\""), UInt8(ascii: "\\"): bytes += [UInt8(ascii: "\\"), byte]
            case 0x0A: bytes += "\\n".utf8
            case 0x0D: bytes += "\\r".utf8
            case 0x09: bytes += "\\t".utf8
            case 0x00...0x1F, 0x7F: escape(byte)
            case 0x80...0x9F where previous == 0xC2:
                bytes.removeLast()
                escape(byte)
            default: bytes.append(byte)
            }
            previous = byte
        }
        bytes.append(UInt8(ascii: "\""))
    }

    private mutating func escape(_ byte: UInt8) {
        let hex = String(byte, radix: 16)
        bytes += "\\u00\(hex.count < 2 ? "0" : "")\(hex)".utf8
    }
}
