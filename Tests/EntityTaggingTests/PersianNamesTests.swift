import TextAnalysis
import Testing

@testable import EntityTagging

/// Names in Persian text, for which there is no model.
@Suite struct PersianNamesTests {
    private static let tagger = EntityTagger(
        gazetteer: EntityListReader.shipped().gazetteer(),
        model: .shipped()
    )

    private func found(_ text: String) -> (names: [FoundName], bytes: [UInt8]) {
        let bytes = Array(text.utf8)
        var memory = RecognizerMemory()
        let names = Self.tagger.names(
            in: bytes.span,
            tokens: Tokenizer().tokens(of: text),
            sentences: SentenceBreaker().sentences(in: bytes.span, range: 0..<bytes.count),
            by: .both,
            memory: &memory
        )
        return (names, bytes)
    }

    private func summary(_ text: String) -> [String] {
        let (names, bytes) = found(text)
        return names.map {
            "\(String(decoding: bytes[$0.range], as: UTF8.self))=\($0.type.rawValue)"
        }
    }

    @Test(arguments: [
        // A given name and what follows it, with parts that non-joiners tie.
        ("دیروز مهرداد رستگارپور در جلسه گفت که این کار درست است", "مهرداد رستگارپور=person"),
        ("کتابی از عطاءالله نیک‌آیین چاپ شد و مردم آن را خواندند", "عطاءالله نیک‌آیین=person"),
        // A surname by its ending, and one that the world knows.
        ("به نظر رستگارنژاد این برنامه باید تغییر کند", "رستگارنژاد=person"),
        ("پیش از سفر کلینتون به این کشور اعلام شد", "کلینتون=person"),
        // Behind titles, which are no part of the name, and honorifics, which are.
        ("آقای دکتر ولدانی گفت که این خبر درست نیست", "ولدانی=person"),
        ("در این مراسم سید کاظم ولدانی سخنرانی کرد", "سید کاظم ولدانی=person"),
        // Whom an office introduces.
        ("ولدانی، رئیس این سازمان، دیروز از کار استعفا داد", "ولدانی=person"),
        // Kinds of organizations and of places.
        ("این را سازمان گسترش و نوسازی اعلام کرد", "سازمان گسترش=organization"),
        ("مردم در خیابان ولدانی تجمع کردند", "خیابان ولدانی=place"),
        ("این خبر در روستای کندانسر پخش شد", "روستای کندانسر=place"),
    ])
    func namesThatNoListHasAreFound(text: String, expected: String) {
        #expect(summary(text).contains(expected))
    }

    @Test func aSurnameStandsForThePersonOnceNamedInFull() {
        let text = "مهرداد ولدانی دیروز آمد. این را ولدانی گفت و رفت. برنامه‌های ولدانی خوب است."
        #expect(summary(text) == ["مهرداد ولدانی=person", "ولدانی=person", "ولدانی=person"])
    }

    @Test(arguments: [
        "این برنامه برای مردم بسیار خوب است و باید ادامه یابد",
        "کارگران کارخانه‌ها دیروز درباره قیمت‌های جدید گفت‌وگو کردند",
        "نمی‌توانم بگویم که چه می‌شود", "آقای رئیس، این درست نیست", "خیابان‌های شهر از مردم پر بود",
    ])
    func plainWordsAreNoNames(text: String) {
        #expect(summary(text) == [])
    }

    @Test func aKindOfRegionBelongsToTheListedName() {
        let (names, bytes) = found("دیروز در استان خوزستان باران بارید و مردم خوشحال شدند")
        #expect(names.count == 1)
        #expect(names.map { String(decoding: bytes[$0.range], as: UTF8.self) } == ["استان خوزستان"])
        #expect(
            names.map { $0.mention.map { Self.tagger.entities[$0.entity].key } }
                == ["place:region:khuzestan"]
        )
    }

    @Test func anotherWithTheSurnameOfAListedPersonIsNotThatPerson() {
        let (names, _) = found("دیروز سید هادی خامنه‌ای در این مراسم از مردم تشکر کرد")
        #expect(names.count == 1)
        #expect(names.allSatisfy { $0.type == .person && $0.mention == nil })
    }

    @Test func aPlaceInsideTheNameOfASiteIsNotTheSite() {
        let (names, _) = found("مردم در میدان شهید ولدانی تهران تجمع کردند")
        #expect(names.allSatisfy { $0.mention == nil || $0.range.count < 30 })
        #expect(names.first?.type == .place)
    }
}
