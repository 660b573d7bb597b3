import Testing

@testable import TextAnalysis

struct LanguageDetectorTests {
    private func language(_ text: String) -> String? {
        let bytes = Array(text.utf8)
        return LanguageDetector().detect(bytes.span)
    }

    @Test(arguments: [
        ("en", "The ministers said that they were not aware of the attack on the base."),
        ("fr", "Le président a été reçu par les ministres dans la capitale, selon ses services."),
        ("de", "Der Kanzler hat sich mit dem Präsidenten getroffen und über die Lage gesprochen."),
        ("es", "El presidente de la república dijo que no había sido informado por los militares."),
        ("it", "Il presidente della Repubblica ha detto che non è stato informato dal governo."),
        ("pt", "O presidente da República disse que não está de acordo com a decisão do governo."),
        ("nl", "De minister zegt dat het leger niet is ingelicht over de aanval op het dorp."),
        ("tr", "Cumhurbaşkanı bu konuda bir açıklama yaptı ve saldırının büyük olduğunu söyledi."),
        ("pl", "Prezydent powiedział, że nie ma na to zgody i że jest to dla niego ważne."),
        ("sv", "Ministern sade att det inte är så enkelt som man tror och att han väntar."),
        ("da", "Ministeren sagde, at det ikke er så enkelt, og at han nu venter på svar af dem."),
        ("fi", "Ministeri sanoi, että se ei ole niin helppoa, mutta hän odottaa myös vastausta."),
        ("cs", "Ministr řekl, že to není tak jednoduché, ale že by se mělo jednat o míru."),
        ("hu", "A miniszter azt mondta, hogy ez nem olyan egyszerű, és már csak egy válasz kell."),
        ("ro", "Ministrul a spus că nu este atât de simplu și că se va discuta în parlament."),
        ("hr", "Ministar je rekao da to nije tako jednostavno i da će se o tome raspravljati."),
        (
            "id",
            "Menteri mengatakan bahwa mereka tidak akan datang dan itu sudah menjadi keputusan."
        ),
        ("vi", "Bộ trưởng nói rằng điều này không phải là dễ và họ sẽ còn đợi trong năm nay."),
        ("ku", "Serokê herêmê bi serokê Iraqê re civiya û got ku ew ê bi hev re bixebitin."),
        ("ru", "Министр заявил, что это не так и что он об этом ничего не знает."),
        ("uk", "Міністр заявив, що це не так і що він про це нічого не знає."),
        ("bg", "Министърът заяви, че това не е така и че ще бъде обсъдено."),
        ("sr", "Министар је рекао да то није тачно и да ће се о томе расправљати."),
        ("ar", "قال وزير الخارجية إن بلاده لا تريد الحرب مع جيرانها في المنطقة"),
        ("fa", "وزیر خارجه ایران گفت که این کشور به دنبال جنگ با همسایگان خود نیست"),
        ("fa", "به گزارش خبرگزاري فارس از تهران، وي با بيان اين مطلب كه بايد كار را ادامه داد"),
        ("ur", "صدر نے کہا ہے کہ پاکستان اپنے پڑوسیوں کے ساتھ جنگ نہیں چاہتا"),
        ("ckb", "سەرۆکی هەرێم لە بەغدا لەگەڵ سەرۆک کۆمار کۆبووەوە و باسی دۆخەکەیان کرد"),
        ("he", "ראש הממשלה אמר היום בירושלים"), ("el", "Ο υπουργός είπε ότι δεν ξέρει"),
        ("zh", "外交部发言人在北京说"), ("ja", "首相は東京で会談した"), ("ko", "대통령은 오늘 서울에서"),
        ("th", "ประธานาธิบดีกล่าวว่า"), ("hi", "राष्ट्रपति ने कहा कि"), ("hy", "Նախագահն ասաց"),
    ])
    func knowsTheLanguageWhateverTheCase(_ code: String, _ text: String) {
        #expect(language(text) == code)
        #expect(language(text.uppercased()) == code)
    }

    @Test(arguments: [
        "", "12 34.5 2020-11-03", "Kata'ib Hezbollah", "Ismail Qaani", "Maria de la Cruz",
        "Baghdad",
        "Los Angeles Los Angeles Los Angeles", "U.S. U.N. s. u. i.",
        "Shr 34 cts vs 1.19 dlrs\nNet 807,000 vs 2,858,000\nAssets 510.2 mln vs 479.7 mln",
    ])
    func saysNothingWithoutEvidence(_ text: String) {
        #expect(language(text) == nil)
    }

    @Test func aForeignNameDoesNotDecide() {
        #expect(
            language("The militia كتائب حزب الله is one of the groups that were named.") == "en"
        )
    }

    @Test func readsOnUntilItIsSure() {
        let numbers = String(repeating: "1,234.5 ", count: 1000)
        #expect(language(numbers + "The ministers said that they were not aware of it.") == "en")
    }

    @Test(arguments: 0..<20)
    func anyBytesAreRead(_ seed: UInt64) {
        let bytes = RandomText.noise(seed: seed, count: 5000)
        let found = LanguageDetector().detect(bytes.span)
        #expect(found.map { $0.utf8.count <= 3 } ?? true)
    }
}
