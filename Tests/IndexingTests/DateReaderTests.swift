import Testing

@testable import Indexing

struct DateReaderTests {
    @Test(arguments: [
        ("2025-03-11", "2025-03-11"), ("2025-03-11T23:30:00-05:00", "2025-03-11"),
        ("2025-03-11 10:00", "2025-03-11"), ("2025/3/1", "2025-03-01"), ("2025-03", "2025-03"),
        ("2025", "2025"), ("20250311", "2025-03-11"), ("20250311101500", "2025-03-11"),
        ("1741687200", "2025-03-11"), ("1741687200000", "2025-03-11"), ("0000000000", "1970-01-01"),
        ("11.03.2025", "2025-03-11"), ("3.4.2025", "2025-04-03"), ("25/03/2025", "2025-03-25"),
        ("03/25/2025", "2025-03-25"), ("03/03/2025", "2025-03-03"), ("03/11/2025", "2025"),
        ("11 Mar 2025", "2025-03-11"), ("March 11, 2025", "2025-03-11"),
        ("Tue, 11 Mar 2025 10:00:00 +0000", "2025-03-11"), ("Mar. 11, 2025", "2025-03-11"),
        ("Tue Mar 11 10:00:00 UTC 2025", "2025-03-11"), ("11th of March 2025", "2025-03-11"),
        ("26-FEB-1987 15:01:01.79", "1987-02-26"), ("March 2025", "2025-03"),
        ("11. März 2025", "2025-03-11"), ("1er août 2024", "2024-08-01"),
        ("11 de marzo de 2025", "2025-03-11"), ("11 марта 2025 г.", "2025-03-11"),
        ("11 Şubat 2025", "2025-02-11"), ("11 Mart 2025 Salı", "2025-03-11"),
        ("11 مارس 2025", "2025-03-11"), ("١١ آذار ٢٠٢٥", "2025-03-11"),
        ("11 تشرين الأول 2023", "2023-10-11"), ("11 كانون الثاني/يناير 2023", "2023-01-11"),
        ("۲۱ اسفند ۱۴۰۳", "2025-03-11"), ("۱۴۰۳/۱۲/۲۱", "2025-03-11"),
        ("۱۱ مارس ۲۰۲۵", "2025-03-11"), ("11 במרץ 2025", "2025-03-11"),
        ("2025年3月11日", "2025-03-11"), ("Published: 11 March 2025", "2025-03-11"),
        ("2024-02-29", "2024-02-29"),
    ])
    func readsDates(written: String, expected: String) {
        #expect(DateReader.date(in: written) == expected)
    }

    @Test(arguments: [
        ("Wed Oct 10 20:19:24 +0000 2018", "2018-10-10"),
        ("Wed Oct 10 20:19:24 -0300 2018", "2018-10-10"),
        ("Wed Oct 10 20:19:24 +00:00 2018", "2018-10-10"),
        ("Wed Oct 10 20:19:24 GMT+0100 2018", "2018-10-10"),
        ("20250311T101500Z", "2025-03-11"), ("20250311T10:15:00+03:00", "2025-03-11"),
        ("20250311T101500.250Z", "2025-03-11"),
    ])
    func readsTimes(written: String, expected: String) {
        #expect(DateReader.date(in: written) == expected)
    }

    @Test(arguments: ["1446/09/11", "1446-09-11", "۱۴۴۶/۰۹/۱۱", "1421/01/01", "1199/01/01", "1446"])
    func makesNoDayOfIslamicYears(written: String) {
        #expect(DateReader.date(in: written) == nil)
    }

    @Test(arguments: [
        "", "soon", "2025-02-29", "2025-13-01", "31.04.2025", "32 March 2025", "0", "12345",
        "99/99/9999", "2025-00-10", "March", "11/03/25", "1403/13/01", "20251340T101500Z",
        "20250311x101500", "20250311Tor", "Wed Oct 10 20:19:24 +0000",
        String(repeating: "9", count: 5000),
    ])
    func dropsWhatIsNoDate(written: String) {
        #expect(DateReader.date(in: written) == nil)
    }

    @Test(arguments: [
        ("/a/2025-03-11-groups.md", "2025-03-11"), ("/a/20250311_report.txt", "2025-03-11"),
        ("/a/report 2025_03.txt", "2025-03"), ("/a/sitrep-2025.03.11.pdf", "2025-03-11"),
        ("/2025-03-11/report.txt", nil), ("/a/report-2025.txt", nil), ("/a/99999999.txt", nil),
        ("/a/1234-56.txt", nil), ("/a/IMG_20251340.txt", nil),
    ])
    func readsFileNames(path: String, expected: String?) {
        #expect(DateReader.date(inFileName: path) == expected)
    }

    @Test(arguments: [
        ("BAGHDAD, March 11, 2025 — The force said", "2025-03-11"),
        ("BAGHDAD, 11 March 2025 (Reuters) - The force", "2025-03-11"),
        ("A title\n\nBAGHDAD, 11. März 2025 – Text", "2025-03-11"),
        ("A title\n\n11 March 2025\n\nText", "2025-03-11"),
        ("Published: 2025-03-11\n\nText", "2025-03-11"),
        ("بغداد - 11 آذار 2025 - قال", "2025-03-11"),
        ("BAGHDAD, 11 March (Reuters) - The force", nil),
        ("On March 11, 2025, the force said", nil),
        ("The war began on 20 March 2003 and", nil),
        ("It met on March 11, 2025. The", nil), ("", nil),
    ])
    func readsDatelines(text: String, expected: String?) {
        #expect(Dateline.date(in: Array(text.utf8)) == expected)
    }

    @Test(arguments: [
        "Вашингтон, 11 марта 2025 года — Госдепартамент США заявил.",
        "МОСКВА, 11 марта 2025 г. - Госдепартамент США заявил.",
        "г. Москва, 11 марта 2025 г.\n\nТекст",
        "КИЇВ, 11 березня 2025 року — Міністр заявив.",
        "الرياض، 11 مارس 2025م - قال", "الرياض، 11 مارس 2025 م. - قال",
        "PARIS, le 11 mars 2025 (AFP) - Le ministre a annoncé une mission.",
        "ABIDJAN, Côte d'Ivoire, le 11 mars 2025 (AFP) - Le ministre",
        "Le 11 mars 2025\n\nLe ministre a parlé.",
        "Berlin, den 11. März 2025\n\nDer Minister sprach.",
        "Frankfurt am Main, den 11. März 2025\r\n\r\nDer Minister sprach.",
        "MADRID, el 11 de marzo de 2025 (EFE) - El ministro",
        "11 March 2025, 14:30\nThe minister spoke.",
        "BAGHDAD, March 11, 2025, 14:30:05 - The minister spoke.",
        "11 марта 2025 года, 9:30\nМинистр заявил.",
    ])
    func readsDatelinesOfManyLanguages(text: String) {
        #expect(Dateline.date(in: Array(text.utf8)) == "2025-03-11")
    }

    @Test(arguments: [
        "He said on March 11, 2025 that", "BAGHDAD, on 11 March 2025 - the force",
        "le 11 mars 2025 le ministre a dit", "Paris, le 11 mars 2025 le ministre a dit",
        "Paris le 11 mars 2025 (AFP)", "Il est parti pour Bagdad, le 11 mars 2025 (mardi), et",
        "El ministro dijo, el 11 de marzo de 2025 - un martes - que",
        "11 марта 2025 года президент заявил", "Москва, 11 марта 2025 года, президент заявил",
        "11 марта 2025 г. Президент заявил", "Подписано в Москве, 11 марта 2025 года.",
        "11 March 2025, 14 people died", "11 March 2025, 14:30 was the time",
        "11 March 2025, 14:3", "الرياض، 11 مارس 2025 مع الوزير",
    ])
    func takesNoDateOfASentence(text: String) {
        #expect(Dateline.date(in: Array(text.utf8)) == nil)
    }
}
