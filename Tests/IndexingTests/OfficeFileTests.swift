import Foundation
import Testing
import TextAnalysis

@testable import Indexing

struct OfficeFileTests {
    private let folder: TemporaryFolder

    init() throws {
        folder = try TemporaryFolder()
    }

    // Needs pdftotext (package poppler-utils).
    @Test(.enabled(if: PDFReader.converter.isInstalled, "pdftotext is not installed"))
    func readsThePagesOfAPDF() throws {
        let document = try folder.document(
            "a.pdf",
            PDFWriter(title: "Who is who").file(pages: [
                [
                    "Who is", "who",
                    "The groups are many, and each of them has a name of its own and a lead-",
                    "er of its own. So it is said.", "Gulf Notebook 1",
                ],
                [
                    "The second page goes on with the groups and with those that lead them on.",
                    "Gulf Notebook 2",
                ],
            ])
        )
        #expect(document.title == .init("Who is who", from: "pdf title"))
        #expect(document.published == .init("2025-03-11", from: "pdf creation date"))
        #expect(document.blocks.map(\.page) == [1, 1, 2])
        #expect(document.outline.first == "T Who is\nwho")
        #expect(document.string.contains("a leader of its own"))
        #expect(!document.string.contains("Gulf Notebook"))
    }

    // Needs pdftotext (package poppler-utils).
    @Test(.enabled(if: PDFReader.converter.isInstalled, "pdftotext is not installed"))
    func saysWhatIsWrongWithAPDF() throws {
        #expect(
            try folder.reason("a.pdf", PDFWriter(title: "Scan").file(pages: [[]]))
                == "no text layer: most likely a scan; run OCR on it first (ocrmypdf)"
        )
        #expect(
            try folder.reason("b.pdf", "%PDF-1.4\nbroken".utf8)
                .hasPrefix("pdftotext cannot read it: Syntax")
        )
    }

    @Test func runningHeadsAreTakenOut() {
        let text =
            "Head 1\n\nBody one.\n\n1\n\u{C}Head 2\nBody two.\n- 2 -\n\u{C}Head 3\nBody three.\n\u{C}"
        let tidy = String(decoding: PDFText.tidy(Array(text.utf8)), as: UTF8.self)
        #expect(tidy == "Body one.\n\u{C}Body two.\n\u{C}Body three.\n\u{C}")
    }

    // Needs unzip.
    @Test(.enabled(if: WordReader.unpacker.isInstalled, "unzip is not installed"))
    func readsADOCX() throws {
        let body = """
            <w:p><w:pPr><w:pStyle w:val="Title"/></w:pPr><w:r><w:t>Who is who</w:t></w:r></w:p>
            <w:p><w:r><w:t>One </w:t></w:r><w:del><w:r><w:delText>no</w:delText></w:r></w:del>
            <w:r><w:t>&lt;two&gt;&#x85;</w:t><w:br/><w:t>three</w:t></w:r></w:p>
            <w:p><w:pPr><w:pStyle w:val="Heading2"/></w:pPr><w:r><w:t>A heading</w:t></w:r></w:p>
            <w:tbl><w:tr><w:tc><w:p><w:r><w:t>2018</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r>
            <w:t>A decree</w:t></w:r></w:p></w:tc></w:tr></w:tbl>
            """
        let document = try folder.document("a [1].docx", Self.docx(body))
        #expect(
            document.outline == [
                "T Who is who", "P One <two>\nthree", "H A heading", "P 2018\nA decree",
            ]
        )
        #expect(document.title == .init("Who is who", from: "title style"))
        #expect(document.published == .init("2025-03-11", from: "docx creation date"))
    }

    // Needs unzip.
    @Test(
        .enabled(if: WordReader.unpacker.isInstalled, "unzip is not installed"),
        arguments: ["report[1].docx", "report?.docx", "report*.docx", "q[1]/report\\1[!2].docx"]
    )
    func readsAFileOfItsNameAlone(name: String) throws {
        try folder.write("report1.docx", Self.docx("<w:p><w:r><w:t>Other</w:t></w:r></w:p>"))
        let body = "<w:p><w:r><w:t>Its own</w:t></w:r></w:p>"
        #expect(
            try folder.document(name, Self.docx(body)).outline.last?.hasSuffix("Its own") == true
        )
    }

    // Needs unzip.
    @Test(.enabled(if: WordReader.unpacker.isInstalled, "unzip is not installed"))
    func readsTheNotesOfADOCX() throws {
        func part(_ name: String, _ body: String) -> (String, [UInt8]) {
            let xml = "<?xml version=\"1.0\"?><w:\(name) xmlns:w=\"w\">\(body)</w:\(name)>"
            return ("word/\(name).xml", Array(xml.utf8))
        }
        func note(_ kind: String, _ text: String, _ type: String = "") -> String {
            "<w:\(kind) \(type)><w:p><w:r><w:t>\(text)</w:t></w:r></w:p></w:\(kind)>"
        }
        let text = """
            <w:p><w:r><w:t>Text</w:t><w:footnoteReference w:id="1"/></w:r></w:p>
            <w:p><w:r><w:t>More</w:t><w:endnoteReference w:id="1"/></w:r></w:p>
            """
        let archive = ZipWriter.archive([
            part("document", text),
            part(
                "footnotes",
                note("footnote", "Line", "w:type=\"separator\"") + note("footnote", "Foot")
            ),
            part("endnotes", note("endnote", "End", "w:type=\"normal\"")),
        ])
        let document = try folder.document("a.docx", archive)
        #expect(document.outline.map { $0.dropFirst(2) } == ["Text", "More", "Foot", "End"])
    }

    // Needs unzip.
    @Test(.enabled(if: WordReader.unpacker.isInstalled, "unzip is not installed"))
    func saysWhatIsWrongWithADOCX() throws {
        #expect(
            try folder.reason("a.docx", ZipWriter.archive([("a.txt", Array("x".utf8))]))
                == "not a DOCX file: a zip archive without word/document.xml in it"
        )
        #expect(
            try folder.reason("b.docx", "no zip".utf8).hasPrefix("unzip cannot read it")
        )
        #expect(
            try folder.reason("c.docx", Self.docx("<w:p>"))
                .hasPrefix("word/document.xml in it is not well-formed XML")
        )
        let bomb = "<!DOCTYPE x [<!ENTITY a \"aaaaaaaaaa\">]><x>&a;</x>"
        let archive = ZipWriter.archive([("word/document.xml", Array(bomb.utf8))])
        #expect(try folder.reason("d.docx", archive) == "no text in it")
        let deep = String(repeating: "<w:p>", count: 100_000)
        #expect(
            try folder.reason("e.docx", Self.docx(deep))
                .hasPrefix("word/document.xml in it is not well-formed XML")
        )
    }

    private static func docx(_ body: String) -> [UInt8] {
        let document =
            "<?xml version=\"1.0\"?><w:document xmlns:w=\"w\"><w:body>\(body)</w:body></w:document>"
        let core = """
            <?xml version="1.0"?><cp:coreProperties xmlns:cp="c" xmlns:dcterms="d">
            <dcterms:created>2025-03-11T10:00:00Z</dcterms:created></cp:coreProperties>
            """
        return ZipWriter.archive([
            ("word/document.xml", Array(document.utf8)), ("docProps/core.xml", Array(core.utf8)),
        ])
    }
}

struct ExternalProgramTests {
    @Test func aMissingProgramSaysHowToGetIt() {
        let program = ExternalProgram(name: "no-such-program-here")
        #expect(!program.isInstalled)
        #expect(throws: ExternalProgram.Failure.notFound) {
            try program.run([], outputLimit: 10)
        }
        #expect(
            ExternalProgram.Failure.notFound.reason("pdftotext", advice: "install poppler-utils")
                == "pdftotext is not installed; install poppler-utils"
        )
    }

    @Test func bothOutputsAreReadHoweverLongTheyAre() throws {
        let script =
            "i=0; while [ $i -lt 20000 ]; do echo out$i; echo err$i >&2; i=$((i+1)); done; exit 3"
        let result = try ExternalProgram(name: "sh").run(["-c", script], outputLimit: 1 << 20)
        #expect(result.output.count { $0 == 0x0A } == 20_000)
        #expect(result.complaint == "err0")
        #expect(result.status == 3)
    }

    @Test func aProgramThatWritesTooMuchIsEnded() {
        #expect(throws: ExternalProgram.Failure.tooMuchOutput) {
            try ExternalProgram(name: "sh").run(
                ["-c", "while :; do echo y; done"],
                outputLimit: 100_000
            )
        }
    }
}
