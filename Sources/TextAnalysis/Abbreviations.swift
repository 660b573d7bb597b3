/// Words that end in a period which is not, or not surely, the end of a sentence.
enum Abbreviations {
    /// What the period after an abbreviation can mean.
    enum Kind: Sendable {
        /// Never an end: `e.g.`, `vs.`, `bzw.`
        case never
        /// Stands before a name, when it starts with a capital: `Gen.`, `Mrs.`
        case title
        /// No end before a number: `No. 5`, `fig. 3`; else it is a word.
        case beforeNumber
        /// May close a sentence, and does before a word that opens one: `Inc.`, `etc.`
        case closing
        /// A month or day; like ``closing``, but in capitals it can be a word (`HE SAT.`).
        case calendar
    }

    /// The kind of a word, given without its last period; nil if it is no abbreviation.
    static func kind(of word: PackedWord) -> Kind? { kinds[word] }

    private static let kinds: [PackedWord: Kind] = {
        var kinds: [PackedWord: Kind] = [:]
        for (kind, words) in lists {
            for word in words.split(whereSeparator: \.isWhitespace) {
                if let key = PackedWord(word) { kinds[key] = kind }
            }
        }
        return kinds
    }()

    private static let lists: [(Kind, String)] = [
        (
            .title,
            """
            mr mrs ms mx messrs dr prof rev fr gen lt col maj capt cpt cmdr cdr sgt cpl pvt brig adm \
            vadm radm ens sen rep gov pres sec amb atty hon supt insp det sheik sh ayat mt ft \
            mme mlle mm mgr me hr fr frau sr sra srta dra dn dña ud uds exmo exma ee \
            sig dott dssa avv ing dhr mevr drs bc mgr płk ppłk mjr kpt red sn alb doç yrd gnkur
            """
        ),
        (
            .closing,
            """
            inc co corp ltd llc plc bros jr sr esq st ave blvd rd etc al et dept univ assn est ret \
            cie sté ste uu usw etc. enz osv itd itp vb др гг рр руб коп тыс млн млрд долл грн тис
            """
        ),
        (
            .never,
            """
            vs cf approx ca viz eg ie resp incl e.g i.e p.ej p.ex z.b d.h u.a i.d.r o.ä s.o v.a \
            bzw vgl ggf evtl inkl exkl sog bspw env av pág págs bijv o.a d.w.z t.ex bl.a m.in tzw \
            np tj ok prof. т.е т.к т.н т.ч напр им ул пр просп проф акад ген пер стр см ср ред \
            сост полк св ім вул див акад
            """
        ),
        (
            .beforeNumber,
            """
            no nos nr nos núm num vol vols fig figs art arts sec sect ch chap par para pp pg pt tel \
            op ed ser ver ext abs ziff bd kap rn поз рис табл гл ст пп pos paras bn bk
            """
        ),
        (
            .calendar,
            """
            jan feb mar apr jun jul aug sep sept oct nov dec mon tue tues wed thu thur thurs fri sat \
            sun янв фев февр апр авг сент окт нояб дек janv févr avr juil déc
            """
        ),
    ]
}
