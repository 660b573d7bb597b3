/// Writes PDF files with nothing but lines of text in them.
struct PDFWriter {
    var title: String

    func file(pages: [[String]]) -> [UInt8] {
        let numbers = pages.indices.map { 4 + 2 * $0 }
        var objects = [
            "<</Type/Catalog/Pages 2 0 R>>",
            "<</Type/Pages/Kids[\(numbers.map { "\($0) 0 R" }.joined(separator: " "))]"
                + "/Count \(pages.count)/MediaBox[0 0 595 842]>>",
            "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
        ]
        for (page, number) in zip(pages, numbers) {
            let lines = page.map { "(\($0)) Tj 0 -14 Td" }.joined(separator: "\n")
            let content = "BT /F1 11 Tf 72 720 Td\n\(lines)\nET"
            objects.append(
                "<</Type/Page/Parent 2 0 R/Resources<</Font<</F1 3 0 R>>>>/Contents \(number + 1) 0 R>>"
            )
            objects.append("<</Length \(content.utf8.count)>>stream\n\(content)\nendstream")
        }
        objects.append("<</Title(\(title))/CreationDate(D:20250311100000Z)>>")
        var file = "%PDF-1.4\n"
        var offsets: [Int] = []
        for (index, object) in objects.enumerated() {
            offsets.append(file.utf8.count)
            file += "\(index + 1) 0 obj\n\(object)\nendobj\n"
        }
        let start = file.utf8.count
        file += "xref\n0 \(objects.count + 1)\n0000000000 65535 f \n"
        for offset in offsets {
            let digits = String(offset)
            file += String(repeating: "0", count: 10 - digits.count) + digits + " 00000 n \n"
        }
        file += "trailer<</Size \(objects.count + 1)/Root 1 0 R/Info \(objects.count) 0 R>>\n"
        return Array((file + "startxref\n\(start)\n%%EOF\n").utf8)
    }
}

/// Writes zip archives without compression.
enum ZipWriter {
    static func archive(_ files: [(name: String, bytes: [UInt8])]) -> [UInt8] {
        var archive: [UInt8] = []
        var directory: [UInt8] = []
        for (name, bytes) in files {
            let offset = archive.count
            let size = little(bytes.count, 4)
            let common =
                [20, 0, 0, 0, 0, 0, 0, 0, 0, 0] + little(Int(checksum(bytes)), 4) + size + size
                + little(name.utf8.count, 2) + [0, 0]
            archive += [0x50, 0x4B, 3, 4] + common + Array(name.utf8) + bytes
            directory += [0x50, 0x4B, 1, 2, 20, 0] + common
            directory += [UInt8](repeating: 0, count: 10) + little(offset, 4) + Array(name.utf8)
        }
        let end =
            little(files.count, 2) + little(files.count, 2) + little(directory.count, 4)
            + little(archive.count, 4)
        return archive + directory + [0x50, 0x4B, 5, 6, 0, 0, 0, 0] + end + [0, 0]
    }

    private static func little(_ value: Int, _ count: Int) -> [UInt8] {
        (0..<count).map { UInt8(truncatingIfNeeded: value >> (8 * $0)) }
    }

    /// CRC-32 as in ISO 3309.
    private static func checksum(_ bytes: [UInt8]) -> UInt32 {
        var value = UInt32.max
        for byte in bytes {
            value ^= UInt32(byte)
            for _ in 0..<8 { value = value >> 1 ^ (value & 1 == 1 ? 0xEDB8_8320 : 0) }
        }
        return ~value
    }
}
