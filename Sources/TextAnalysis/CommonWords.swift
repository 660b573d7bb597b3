/// The commonest function words of the languages that share a script, for telling these apart.
///
/// In each list about by frequency, the commonest first; small letters. Arabic-script words have Persian ya and kaf for the Arabic ones, as
/// ``LanguageEvidence`` folds them.
enum CommonWords {
    /// The languages told apart by words, ISO 639-1; a language's number is its place.
    static let languages: [String] = lists.map(\.language)

    /// The languages of a word, a bit for each.
    struct Entry: Sendable {
        /// Where the word is common.
        var languages: UInt64 = 0
        /// Where it is one of the ten commonest.
        var commonest: UInt64 = 0
    }

    /// The number of a word that is common somewhere.
    static func number(of word: PackedWord) -> Int? { table.numbers.number(of: word) }

    /// In which languages words are common, by their numbers.
    static var entries: [Entry] { table.entries }

    static let arabicArticle = PackedWord("ال")
    static let arabic = languages.firstIndex(of: "ar")

    /// Languages that win only by a clear lead over a larger neighbour with the same short words.
    static let smaller: Set<Int> = Set(
        ["ca", "sl", "sk", "az", "ms", "be", "mk", "tg", "so", "tl", "ha", "sw", "sq", "ku", "et"]
            .compactMap { languages.firstIndex(of: $0) }
    )

    /// The script in which a language of ``languages`` is listed.
    static func script(of number: Int) -> LanguageEvidence.Script { scripts[number] }

    private static let scripts: [LanguageEvidence.Script] = lists.map { list in
        let letters = list.words.unicodeScalars.lazy.compactMap {
            LanguageEvidence.Script($0.value)
        }
        return letters.first ?? .latin
    }

    private static let table: (numbers: PackedWordTable, entries: [Entry]) = {
        let words = lists.map { $0.words.split(whereSeparator: \.isWhitespace) }
        var numbers = PackedWordTable(capacity: words.reduce(0) { $0 + $1.count })
        var entries: [Entry] = []
        for (language, words) in words.enumerated() {
            let bit: UInt64 = 1 << UInt64(language)
            for (rank, word) in words.enumerated() {
                guard let key = PackedWord(word) else { continue }
                let number = numbers.add(key)
                if number == entries.count { entries.append(Entry()) }
                entries[number].languages |= bit
                if rank < 10 { entries[number].commonest |= bit }
            }
        }
        return (numbers, entries)
    }()

    private static let lists: [(language: String, words: String)] = [
        (
            "en",
            """
            the of and to in a is that for it was on with as be by at this from are were have has had \
            not which or an they their its his he she who said will would been but more than about \
            into there after between against when what we you our all can could also \
            year years new said other first two under over per
            """
        ),
        (
            "fr",
            """
            le la les de des du et à un une dans en est que qui pour par sur avec au aux il elle ne pas \
            plus se son sa ses ce cette ces ont été sont mais ou comme leur leurs nous vous être avoir \
            était après contre entre selon aussi fait d' l' qu' n' s'
            """
        ),
        (
            "de",
            """
            der die das und in den von zu mit ist des im auf für nicht dem ein eine einer eines einem \
            einen sich als auch es an werden aus er hat dass sie nach bei wird war am über noch nur \
            wurde oder haben sind vor zum zur durch gegen wie aber unter um bis
            """
        ),
        (
            "es",
            """
            el la los las de del y en que a un una por con para se su sus al lo como más es pero fue \
            entre este esta está han ha sobre también sin no son ser desde hasta cuando muy donde \
            contra según años había tiene
            """
        ),
        (
            "it",
            """
            il la le gli di del della dei delle dell e in che è un una per con non si da al alla nel \
            nella sono più come anche ma ha hanno suo sua dal dalla sul sulla stato essere questo \
            questa tra loro ed lo contro dopo
            """
        ),
        (
            "pt",
            """
            o a os as de do da dos das e em no na nos nas que um uma para com por não se ao à mais \
            como mas foi é são ser ter também seu sua pelo pela entre já até sobre está contra após \
            quando foram isso
            """
        ),
        (
            "nl",
            """
            de het een en van in op te dat is voor met zijn niet aan er om ook als bij door naar uit \
            maar worden heeft wordt die dan nog werd over hebben hij ze zij was tot deze dit meer \
            geen tegen tussen onder kan
            """
        ),
        (
            "tr",
            """
            ve bir bu da de için ile olarak olan daha çok en gibi sonra kadar ne olduğu ancak ise her \
            değil olduğunu var tarafından göre ya ama veya oldu şey o yeni büyük ilk iki türkiye ki \
            etti dedi arasında
            """
        ),
        (
            "pl",
            """
            i w na z się do nie że to jest o jak po przez od za ale dla oraz są był była było tym tego \
            który która które których przy co czy tylko jego jej ich może także już lub ze przed
            """
        ),
        (
            "sv",
            """
            och i att det som en på är av för med den till har de inte om ett han var men sig från vi \
            så kan när år under också efter eller nu sin där vid mot ska skulle kommer ut får finns \
            hade mellan hon
            """
        ),
        (
            "da",
            """
            og i at det er en til af på for med den de som der har ikke et han var men sig fra vi om \
            kan efter eller også havde hun nu over ved være blev mod skal ville mellem være hvor når \
            år af bliver
            """
        ),
        (
            "no",
            """
            og i å det er en til av på for med den de som har ikke et han var men seg fra vi om kan \
            etter eller også hadde hun nå over ved være ble mot skal ville mellom hvor når år av blir \
            ut sier dette
            """
        ),
        (
            "fi",
            """
            ja on ei että oli se hän mutta ovat kuin myös joka mukaan sen ole kun olla hänen niin tai \
            vain jo sekä jos nyt vuonna mitä tämä ollut siitä jotka kanssa jälkeen voi
            """
        ),
        (
            "cs",
            """
            a v se na že je s z do o to i jako by ale za pro podle jsou si tak po byl bylo byla od k \
            který která které jeho při nebo také aby už jsem ve až ze není mezi své
            """
        ),
        (
            "sk",
            """
            a v sa na že je s z do o to aj ako by ale za pre podľa sú si tak po bol bolo bola od k \
            ktorý ktorá ktoré jeho pri alebo tiež aby už som vo až zo nie medzi svoje
            """
        ),
        (
            "hu",
            """
            a az és hogy nem is egy ez meg volt csak de ha már még el vagy mint van azt ki lehet kell \
            után szerint pedig majd ezt között amely aki voltak
            """
        ),
        (
            "ro",
            """
            și si de în in a la cu pe că nu o un din care este pentru mai sunt au fost ce se sau al \
            ale lui sa prin după dar între fi ar era această către
            """
        ),
        (
            "hr",
            """
            i u je se na da za su od s ne o koji koja koje kao bi što ali iz ili to će nije sam do po \
            samo bio bila te kako biti nakon tako zbog između prema više godine
            """
        ),
        (
            "sl",
            """
            in je v na se da za so ki z pa s po bi ne tudi kot ali od pri še iz kar do ter bil bila \
            ni kako lahko zaradi med njegov ob leta bilo
            """
        ),
        (
            "id",
            """
            yang dan di untuk dengan dari dalam pada ini itu adalah tidak akan oleh ke tersebut juga \
            telah sebagai karena bahwa mereka bisa ada para kata saat lebih sudah seperti antara \
            setelah menjadi dapat terhadap tahun indonesia
            """
        ),
        (
            "ms",
            """
            yang dan di untuk dengan dari dalam pada ini itu adalah tidak akan oleh ke tersebut juga \
            telah sebagai kerana bahawa mereka boleh ada para kata ketika lebih sudah seperti antara \
            selepas menjadi dapat terhadap tahun ialah daripada iaitu beliau malaysia kepada
            """
        ),
        (
            "vi",
            """
            và của là có được trong cho không các với một những người để này đã khi về đến từ tại ở \
            vào năm trên cũng như ra sẽ đó theo nhiều sau phải
            """
        ),
        (
            "az",
            """
            və bir bu da də üçün ilə olan olaraq daha çox ki isə edib onun sonra deyil azərbaycan \
            qeyd olub edir kimi həmin idi görə olunub bildirib
            """
        ),
        (
            "sq",
            """
            të e në dhe i për me nga që një se është ka më si nuk janë do kjo ky por ishte edhe tij \
            pas kanë duke prej ai saj
            """
        ),
        (
            "lt",
            "ir į kad yra iš su tai bet po kaip buvo už dėl apie nuo jau tik ne savo metų taip prie"
        ),
        (
            "lv",
            "un ir ar no uz par ka bet kas kā tas lai pēc tika gada arī nav to tā bija pie vai"
        ),
        (
            "et",
            "ja on ei et see oli ka kui oma aga mis ta ning või kes pärast siis välja olid kuid"
        ),
        (
            "ca",
            """
            el la els les de del i en que a un una per amb al dels és va no més com però són aquest \
            aquesta ha han seva seu també entre fins des l' d'
            """
        ),
        (
            "ku",
            """
            û di de bi ku li ji ji bo jî ev ew ye bû hat hatin kir dike dikin wî wê xwe yên ya yê \
            çend nav ser kurdistan ne her
            """
        ),
        (
            "sw",
            "ya na wa kwa ni katika za la kuwa cha hiyo huo hii hivyo lakini pia watu baada alisema"
        ),
        (
            "so",
            "oo ee ka iyo ku u in ayaa uu la ay waa waxaa isaga soo lagu waxay kala sida ahaa"
        ),
        (
            "tl",
            "ang ng sa na mga at ay si ni para kay nang hindi ito niya siya ayon may isang kanyang"
        ),
        (
            "ha",
            "da a na ta ya ba ne ce shi don wannan cikin sun domin amma ga wani yi kuma su zuwa"
        ),
        (
            "ru",
            """
            и в не на что с по как это для из к от у о его за но он а то все было был была были так же \
            до при также которые который или еще после если она они бы ее их чтобы со этом уже только \
            сша
            """
        ),
        (
            "uk",
            """
            і в не на що з та у до як за це від про для його але він а щоб також які який або після \
            якщо вона вони би її їх бути був була було були під час при вже тільки із цього році є так таке цей ця \
            україни
            """
        ),
        (
            "be",
            "і ў не на што з у да як за гэта ад пра для яго але ён а каб таксама якія які або пасля"
                + " калі яна яны быў была было пад гэтым"
        ),
        (
            "bg",
            """
            и на в за се да от с е че не са по като но това към със ще който която които или си след \
            беше ли до при през най му го още също бъде има във
            """
        ),
        (
            "sr",
            """
            и у је се на да за су од с не о који која које као би што али из или то ће није сам до по \
            само био била те како бити након тако због између према
            """
        ),
        (
            "mk",
            "и на во за се да од со е дека не по како но ова ќе кој која кои или си беше до при го има"
        ),
        ("kk", "және мен бұл да де үшін бір деп бойынша қазақстан болып оның туралы еді бар жоқ"),
        ("tg", "ва дар аз ба ки бо ин барои он аст буд ҳам худ ки тоҷикистон мекунад карда шуд"),
        (
            "ar",
            """
            فی من علی إلی الی أن ان التی الذی هذا هذه کان کانت قال مع عن ما لا بعد کما وقد قد وفی بین \
            ذلک لم أو هو هی کل إن أنه بأن غیر خلال قبل حول منذ أکثر حیث ولا ومن ثم تم یوم الذین وقال \
            رئیس تلک لن ضد
            """
        ),
        (
            "fa",
            """
            و در به از که این را با است برای آن یک خود تا کرد بر هم نیز گفت شده می وی اما شد های ها \
            دو بود یا باید هر دارد نمی ما او ایران شود کند کرده اند همچنین پس پیش گزارش بین
            """
        ),
        (
            "ur",
            """
            کے کی میں کا ہے اور سے کو نے کہ پر یہ ہیں کر اس ایک بھی تھا گیا نہیں ان ہو جو تو کیا ہی \
            لیے تھے وہ کہا ساتھ پاکستان
            """
        ),
        ("ckb", "لە بۆ و کە بە ئەو ئەم لەگەڵ کرد بوو دەکات هەیە یان لەسەر دەبێت کوردستان سەر هەر"),
        ("ps", "د په او چې کې له دی یې ته نه هم سره کړی دا هغه شوی کول وي ده افغانستان خو پر"),
        ("sd", "جي ۾ جو ۽ کي تي آهي مان هن به سان کان ته جا آهن هو نه سنڌ"),
        ("ug", "ۋە بىر بۇ ئۇ بىلەن ئۈچۈن دەپ بولغان قىلغان ئۇيغۇر كېيىن"),
    ]
}
