/// What a word tells about a name next to it, or about itself.
struct WordRoles: OptionSet, Sendable {
    var rawValue: UInt16

    /// Next to an organization's name: `militia`.
    static let organizationCue = WordRoles(rawValue: 1)
    /// Next to a place's name: `town`.
    static let placeCue = WordRoles(rawValue: 2)
    /// Before a place's name: `near`.
    static let preposition = WordRoles(rawValue: 4)
    /// Before a person's name: `president`.
    static let title = WordRoles(rawValue: 8)
    /// Written with a period that ends no sentence, such as `Gen` in `Gen. Qaani`.
    static let abbreviation = WordRoles(rawValue: 16)
    /// A common first name, or that of a person in the lists.
    static let firstName = WordRoles(rawValue: 32)
    /// A part of names that is written in lower case: `al`, `de`.
    static let particle = WordRoles(rawValue: 64)
    /// A common short word that is spelled like an acronym: `us`.
    static let common = WordRoles(rawValue: 128)
    /// A month or day, which follows `in` and `on` as places do.
    static let calendar = WordRoles(rawValue: 256)

    /// A common word of Persian or Urdu, which Arabic does not have.
    static let persian = WordRoles(rawValue: 512)
    /// Written with a capital behind the first letter: told of a place in a text, not of a word.
    static let innerCapital = WordRoles(rawValue: 1024)

    static let words: [(WordRoles, String)] = [
        (
            .organizationCue,
            """
            militia militias group groups brigade brigades battalion battalions movement party
            organization organisation network forces force army front cartel gang faction factions
            fighters militants insurgents rebels terrorists jihadists guerrillas company corporation
            outlet newspaper broadcaster channel website magazine
            bank agency ministry council committee coalition alliance union federation foundation
            association regiment division unit wing bloc gunmen members
            milice milices groupe groupes mouvement parti réseau armée combattants miliciens
            rebelles entreprise société ministère comité
            milicia milicias grupo grupos brigada brigadas movimiento partido organización red
            fuerzas ejército frente cártel banda facción guerrilla guerrilleros combatientes empresa
            miliz milizen gruppe brigaden bewegung partei netzwerk truppen armee kartell kämpfer
            ميليشيا مليشيا ميليشيات جماعة مجموعة لواء كتيبة كتائب حركة حزب منظمة تنظيم قوات جيش
            جبهة فصيل فصائل مقاتلو عناصر شركة وزارة
            شبه‌نظامیان گروه تیپ گردان جنبش سازمان نیروهای ارتش جبهه سپاه شرکت وزارت
            מיליציה מיליציות ארגון קבוצת תנועת מפלגת חטיבת גדוד כוחות צבא חזית קרטל חברת
            группировка группировки бригада бригады движение движения партия партии организация
            организации сеть силы армия фронт картель боевики отряд батальон полк компания
            """
        ),
        (
            .placeCue,
            """
            city town village province district governorate region county municipality suburb
            neighborhood neighbourhood camp airport port prefecture oblast state island valley river
            border capital countryside outskirts
            ville province région gouvernorat quartier aéroport port frontière
            ciudad pueblo provincia distrito región municipio barrio aldea aeropuerto puerto
            stadt dorf provinz bezirk region kreis flughafen hafen
            مدينة بلدة قرية محافظة قضاء ناحية منطقة ولاية حي مخيم مطار ميناء
            شهر روستا استان شهرستان بخش منطقه فرودگاه
            עיר העיר כפר מחוז נפת אזור שכונת מחנה נמל
            город города городе село селе деревня область области район районе посёлок провинция
            провинции аэропорт
            """
        ),
        (
            .preposition,
            """
            in near at from outside around towards toward inside into across reached
            dans près depuis vers cerca desde hacia bei aus nach nahe
            في إلى قرب در نزدیک во из близ около
            """
        ),
        (
            .title,
            """
            president minister premier chancellor king queen prince princess sultan emir colonel
            captain lieutenant commander admiral brigadier marshal sergeant senator congressman
            congresswoman governor mayor judge ambassador secretary mr mrs ms dr doctor professor
            prof sir lady ayatollah sheikh shaykh sheik imam mullah mawlawi maulana sayyid
            hojatoleslam pope bishop archbishop cardinal rabbi reverend general
            président ministre général monsieur madame docteur roi
            presidente ministro señor señora doctor rey coronel
            präsident präsidentin kanzler oberst herr frau könig
            الرئيس رئيس الوزير وزير الجنرال اللواء العميد القائد قائد الشيخ السيد الدكتور الإمام
            الأمير الملك سردار ژنرال شیخ سید دکتر امام فرمانده وزیر رئیس
            נשיא הנשיא שר אלוף הרב רב דר מר
            президент министр генерал полковник командир господин шейх аятолла король князь доктор
            gen sen gov rep lt col maj sgt capt adm brig hon rev
            """
        ),
        (
            .abbreviation,
            "mr mrs ms dr prof gen sen gov rep lt col maj sgt capt adm brig hon rev st mt ft jr sr"
        ),
        (
            .particle,
            """
            al el as ash at ad an ar az bin ibn bint abu abd ben de del della di da dos du des van
            von der den la le les el y e und of the and for et op ul ud ed d l zu ter ten wa i v
            """
        ),
        (
            .common,
            """
            us who it is am as an or in to no so by we he me my do go up if on at of be all any can
            for her him his how may new not now old one our out own see she the two was why act add
            age ago aid aim air arm art ask bad bag bar bed big bit box boy bus but buy car cop cut
            day did die dog due eat end eye far fed few fit fly gas get god got gun guy had has hit
            hot ice its job key kid law lay led let lie lot low man map mean men met more most move
            net next nor odd off oil pay per plan pop post put ran raw red rid row run sad said sat
            say sea seen sent set sex side sin sit six sky son sun take talk team ten than that
            their them then they this tie tip too top try use via war way well were west what when
            will win with won word work year yes yet you your care hope lead just fact fast cash
            """
        ),
        (
            .firstName,
            """
            aaron abdul abdullah adam adrian ahmad ahmed alan albert alejandro aleksandr alex
            alexander alexei ali alice alexandra amir amy andrea andreas andrei andrew angela anna
            anne anthony antonio arthur barbara benjamin bernard brian bruce carl carlos carol
            caroline catherine charles christine christopher claire claudia daniel david deborah
            denis dennis diana diego dmitri donald edward elena elizabeth emma emmanuel eric
            fatima felipe fernando francis francisco françois frederick gary george gerald giovanni
            gordon gregory guillermo hamid harold harry hassan helen henry hussein hugo ibrahim igor
            ivan jack jacob jacques james jane janet jason javier jean jeffrey jennifer jessica jim
            joan joe john jonathan jorge joseph joshua juan judith julia julie karen karl katherine
            keith kenneth kevin khalid klaus larry laura lawrence leonard linda lisa louis lucy luis
            mahmoud manuel marco marcus margaret maria marie mario martha martin mary matthew
            maurice michael michel miguel mikhail mohamed mohammad mohammed muhammad mustafa nancy
            natalia nicholas nicolas nikolai nina olga oliver olivia omar oscar pablo pamela patrick
            paul pedro peter philip pierre rachel ralph raymond rebecca ricardo richard robert
            roberto roger ronald ruth samuel sandra sara sarah scott sergei sharon simon
            sophie stanley stephen steve steven stuart susan sylvia teresa thomas timothy tom tony
            valentina vladimir walter wayne wilhelm william wolfgang yasser yuri yusuf
            """
        ),
        (
            .persian,
            """
            است که را از شد می های برای نیست در شده شود کند کنند گفت دارد باید باشد باشند بودند هستند
            چه پس پیش دیگر ہے میں
            """
        ),
        (
            .calendar,
            """
            january february march april may june july august september october november december
            monday tuesday wednesday thursday friday saturday sunday spring summer autumn winter
            janvier février mars avril mai juin juillet août septembre octobre novembre décembre
            enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre
            januar februar märz juni juli oktober dezember
            """
        ),
    ]
}
