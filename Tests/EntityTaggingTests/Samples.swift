import TextAnalysis

@testable import EntityTagging

/// A small list in the shape of the shipped ones.
let sampleList = """
    key\ttype\tname\tcountry\taliases
    country:IQ\tcountry\tIraq\tIQ\tRepublic of Iraq|العراق@ar|עיראק@he|伊拉克@zh
    country:IR\tcountry\tIran\tIR\t
    country:US\tcountry\tUnited States\tUS\tUS|U.S.|États-Unis@fr
    country:JO\tcountry\tJordan\tJO\t
    country:LB\tcountry\tLebanon\tLB\t
    country:LY\tcountry\tLibya\tLY\t
    country:GE\tcountry\tGeorgia\tGE\t
    country:KR\tcountry\tSouth Korea\tKR\t?Korea
    country:KP\tcountry\tNorth Korea\tKP\t?Korea
    place:baghdad\tplace\tBaghdad\tIQ\t
    place:hit\tplace\t?Hit\tIQ\t
    place:new-york\tplace\tNew York\tUS\t
    place:york\tplace\tYork\tGB\t
    place:atlanta\tplace\tAtlanta\tUS\t
    place:georgia-us\tplace\tGeorgia\tUS\t
    place:washington\tplace\tWashington\tUS\tWashington, D.C.
    place:tripoli-ly\tplace\tTripoli\tLY\t
    place:tripoli-lb\tplace\tTripoli\tLB\t
    place:tbilisi\tplace\tTbilisi\tGE\t
    org:isil\torganization\tIslamic State of Iraq and the Levant\t\tIslamic State
    org:who\torganization\tWorld Health Organization\t\tWHO
    org:pmf\torganization\tPopular Mobilization Forces\tIQ\tPMF|Hashd al-Shaabi
    org:badr\torganization\tBadr Organization\tIQ\t?Badr
    org:haq\torganization\tAsa'ib Ahl al-Haq\tIQ\tal-Haq
    org:alsham\torganization\tAlsham\tSY\t
    org:let\torganization\tLashkar-e-Taiba\tPK\tLeT
    org:iraqi-army\torganization\tArmy of Iraq\tIQ\t?Iraqi Army|armée irakienne@fr
    person:soleimani\tperson\tQassem Soleimani\tIR\t?Soleimani
    person:other-soleimani\tperson\tMichael Soleimani\tUS\t?Soleimani
    """

/// More names, in the shape of `country-names.tsv`.
let sampleNames = """
    key\tlanguage\tkind\tname
    country:IQ\ten\tdemonym\tIraqi
    country:IQ\tfr\tdemonym\tirakien
    country:IQ\ten\tcapital\tBaghdad
    country:IR\ten\tcapital\tTehran
    country:GE\ten\tdemonym\tGeorgian
    """

let sampleReader: EntityListReader = {
    var reader = EntityListReader()
    reader.read(Array(sampleList.utf8), file: "sample.tsv")
    reader.read(Array(sampleNames.utf8), file: "names.tsv")
    return reader
}()

let sampleTagger = EntityTagger(gazetteer: sampleReader.gazetteer())

extension EntityTagger {
    /// The mentions of a text with what they cover.
    func mentions(in text: String) -> [(surface: String, key: String, kind: Alias.Kind)] {
        let bytes = Array(text.utf8)
        return tag(bytes.span, tokens: Tokenizer().tokens(of: text)).map {
            (
                String(decoding: bytes[$0.range], as: UTF8.self), entities[$0.entity].key, $0.kind
            )
        }
    }

    /// The mentions of a text as `surface=key`, to compare with one look.
    func summary(of text: String) -> [String] {
        mentions(in: text).map { "\($0.surface)=\($0.key)" }
    }
}
