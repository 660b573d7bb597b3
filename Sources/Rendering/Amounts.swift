/// Numbers as people read them.
enum Amounts {
    /// A whole number with its thousands set off: `1,234,567`.
    static func grouped(_ number: Int) -> String {
        let digits = String(number.magnitude)
        var grouped = number < 0 ? "-" : ""
        for (place, digit) in digits.enumerated() {
            if place > 0, (digits.count - place) % 3 == 0 { grouped += "," }
            grouped.append(digit)
        }
        return grouped
    }

    /// A number of things: `1 passage`, `14 passages`.
    static func counted(_ number: Int, _ singular: String, _ plural: String? = nil) -> String {
        "\(grouped(number)) \(number == 1 ? singular : plural ?? singular + "s")"
    }

    /// A number of bytes: `812 bytes`, `4.2 kB`, `1.3 GB`, by thousands.
    static func bytes(_ number: Int) -> String {
        var amount = Double(number)
        guard amount >= 1000 else { return counted(number, "byte") }
        var unit = "kB"
        amount /= 1000
        for larger in ["MB", "GB", "TB"] where amount >= 999.95 {
            amount /= 1000
            unit = larger
        }
        return "\(decimal(amount, places: 1)) \(unit)"
    }

    /// A duration: `0.4 ms`, `3 ms`, `1.2 s`, `2:05 min`.
    static func seconds(_ seconds: Double) -> String {
        switch seconds {
        case ..<0.000_95: "\(decimal(seconds * 1000, places: 1)) ms"
        case ..<0.999_5: "\(decimal(seconds * 1000, places: 0)) ms"
        case ..<59.95: "\(decimal(seconds, places: 1)) s"
        default: "\(clock(seconds)) min"
        }
    }

    /// Minutes and seconds: `2:05`.
    static func clock(_ seconds: Double) -> String {
        let whole = Int(min(max(seconds, 0), 359_999).rounded())
        return "\(whole / 60):\(whole % 60 < 10 ? "0" : "")\(whole % 60)"
    }

    /// A number with a fixed count of decimal places.
    static func decimal(_ number: Double, places: Int) -> String {
        guard number.isFinite, number.magnitude < 1e12 else { return "\(number)" }
        let scale = (0..<places).reduce(1.0) { scale, _ in scale * 10 }
        let scaled = Int((number * scale).rounded())
        let digits = String(scaled.magnitude)
        let padded = String(repeating: "0", count: max(places + 1 - digits.count, 0)) + digits
        let sign = scaled < 0 ? "-" : ""
        guard places > 0 else { return sign + padded }
        return "\(sign)\(padded.dropLast(places)).\(padded.suffix(places))"
    }
}
