import TextAnalysis

/// Finds names in Arabic and Persian text, for which there is no model: by words that stand in front
/// of names, and by words that people's names are made of.
///
/// A word for a kind of organization begins the name of one, which goes on with the words that such
/// names are made of; in Arabic, with all that have the article. Behind a title stands a person, and
/// so do two words of which the first is a frequent part of names and the other a part of names. What
/// ends such a name is that person in the rest of the document.
struct UncasedNames {
    private let prepared: PreparedText
    private let forms: [WordForm]
    private var names: [RecognizedName] = []
    private var surnames: Set<UInt64> = []

    private init(_ prepared: PreparedText, _ forms: [WordForm]) {
        self.prepared = prepared
        self.forms = forms
    }

    /// The names in the order of the text, without overlaps.
    ///
    /// - Complexity: O(*n*) in the units.
    static func names(
        in prepared: PreparedText,
        _ forms: borrowing WordFormTable
    ) -> [RecognizedName] {
        let all = forms.forms
        guard prepared.numbers.contains(where: { all[Int($0)].kind == .uncased }) else { return [] }
        var finder = UncasedNames(prepared, all)
        finder.noteSettled()
        // The second time surnames are known that stand before the full name.
        for _ in 0..<2 { finder.findAll() }
        return finder.names
    }

    private func form(_ unit: Int) -> WordForm { forms[Int(prepared.numbers[unit])] }

    private func settledType(_ unit: Int) -> UInt8 { prepared.evidence[unit].settled & 0xF }

    /// The people that the lists know in the document.
    private mutating func noteSettled() {
        for unit in prepared.numbers.indices where settledType(unit) == 1 {
            let place = prepared.evidence[unit].settled >> 4 & 3
            if place == 2, form(unit).kind == .uncased { noteSurname(unit) }
        }
    }

    /// Takes a word of three letters or more, if not every text has it.
    private mutating func noteSurname(_ unit: Int) {
        let form = form(unit)
        guard form.prefixes[2] != 0, isPersianSurname(unit) || form.entry.marks.contains(.nameWord)
        else { return }
        surnames.insert(form.folded)
    }

    private mutating func findAll() {
        names = []
        var start = 0
        for end in prepared.list.sentenceEnds {
            var unit = start
            while unit < end {
                guard form(unit).kind == .uncased, let (range, type) = name(at: unit, before: end)
                else {
                    unit += 1
                    continue
                }
                let units = prepared.list.units
                names.append(
                    RecognizedName(
                        range: Int(
                            units[range.lowerBound].start
                        )..<Int(
                            units[range.upperBound - 1].end
                        ),
                        type: type,
                        wordCount: range.count
                    )
                )
                if type == 0, range.count > 1 { noteSurname(range.upperBound - 1) }
                unit = range.upperBound
            }
            start = end
        }
    }

    private func name(at unit: Int, before end: Int) -> (Range<Int>, Int)? {
        let form = form(unit)
        if settledType(unit) == 0, let isLoose = organizationHead(form) {
            let last = organizationEnd(from: unit + 1, before: end, isLoose: isLoose)
            if last > unit + 1 { return (unit..<last, 1) }
        }
        guard unit + 1 < end || settledType(unit) == 0 else { return nil }
        if unit + 1 < end, prepared.isPersian || form.hasArticle,
            UncasedWords.titles.contains(form.folded), mayBePerson(unit + 1)
        {
            return (unit + 1..<personEnd(from: unit + 2, before: end), 0)
        }
        if unit + 1 < end, prepared.isPersian, form.folded == UncasedWords.sayyid,
            isNamePart(unit + 1)
        {
            return (unit..<personEnd(from: unit + 2, before: end), 0)
        }
        guard settledType(unit) == 0, mayBePerson(unit) else { return nil }
        if form.entry.marks.contains(.frequentNameWord), unit + 1 < end {
            let last = personEnd(from: unit + 1, before: end)
            if last > unit + 1 { return (unit..<last, 0) }
        }
        return surnames.contains(form.folded) ? (unit..<unit + 1, 0) : nil
    }

    /// Whether the word is one for a kind of organization, and if so, whether any word may follow.
    private func organizationHead(_ form: WordForm) -> Bool? {
        if prepared.isPersian {
            if UncasedWords.persianOrganizations.contains(form.folded) { return true }
            return UncasedWords.persianGroups.contains(form.folded) ? false : nil
        }
        // `the army` of no matter whom is no name.
        return !form.hasArticle && UncasedWords.arabicOrganizations.contains(form.folded)
            ? true : nil
    }

    private func isContent(_ unit: Int) -> Bool {
        let form = form(unit)
        return form.kind == .uncased && !UncasedWords.others.contains(form.folded)
    }

    private func mayBePerson(_ unit: Int) -> Bool {
        isContent(unit) && settledType(unit) < 2
            && organizationHead(form(unit)) == nil
            && !UncasedWords.parts.contains(form(unit).folded)
            && !UncasedWords.titles.contains(form(unit).folded)
    }

    private func isNamePart(_ unit: Int) -> Bool {
        mayBePerson(unit)
            && (form(unit).entry.marks.contains(.nameWord) || settledType(unit) == 1
                || UncasedWords.nameJoints.contains(form(unit).folded))
    }

    private func personEnd(from start: Int, before end: Int) -> Int {
        var unit = start
        while unit < end, unit < start + 4, isNamePart(unit) { unit += 1 }
        if unit < end, unit < start + 4, isPersianSurname(unit), !isPersianSurname(unit - 1) {
            unit += 1
        }
        while unit > start, UncasedWords.nameJoints.contains(form(unit - 1).folded) { unit -= 1 }
        return unit
    }

    /// Whether a word of a Persian text, which no list has, ends like a surname.
    private func isPersianSurname(_ unit: Int) -> Bool {
        let suffixes = form(unit).suffixes
        return prepared.isPersian && mayBePerson(unit) && form(unit).prefixes[3] != 0
            && (0..<4).contains { UncasedWords.surnameEnds.contains(suffixes[$0]) }
    }

    private func organizationEnd(from start: Int, before end: Int, isLoose: Bool) -> Int {
        var unit = start
        var last = start
        while unit < end, unit < start + 6, form(unit).kind == .uncased {
            let word = form(unit).folded
            let type = settledType(unit)
            if word == UncasedWords.and {
                guard unit > start, unit + 1 < end, isPart(unit + 1) else { break }
                unit += 1
            } else if isPart(unit) || type >= 2
                || organizationHead(form(unit)) != nil
                || unit == start && isLoose && isContent(unit)
            {
                unit += 1
                last = unit
            } else {
                break
            }
        }
        return last
    }

    private func isPart(_ unit: Int) -> Bool {
        isContent(unit)
            && (!prepared.isPersian && form(unit).hasArticle
                || UncasedWords.parts.contains(form(unit).folded))
    }
}

/// Words of Arabic and Persian by what they tell, as hashes of their folded forms.
private enum UncasedWords {
    /// Kinds of organizations in Arabic.
    static let arabicOrganizations = hashes(
        """
        منظمة وزارة مجلس شركة حزب حركة جامعة وكالة لجنة هيئة اتحاد نادي بنك مؤسسة جمعية جبهة محكمة
        كتائب تنظيم صحيفة قناة رابطة نقابة مصرف مفوضية ائتلاف معهد
        """
    )
    /// Kinds of organizations in Persian.
    static let persianOrganizations = hashes(
        """
        سازمان وزارت شورای شورا خبرگزاری اداره مجمع کمیسیون انجمن حزب بانک مؤسسه موسسه اتحادیه فراکسیون
        باشگاه کمیته بنیاد فدراسیون دانشگاه دانشکده پژوهشگاه شرکت جبهه ستاد
        """
    )
    /// Words of Persian that are in names of organizations only with certain others.
    static let persianGroups = hashes(
        """
        نیروی گروه جامعه واحد هیأت هیئت تیم شبکه رادیو تلویزیون مرکز دفتر پلیس سپاه مجلس
        جنبش کانون قوه ارتش کنگره دیوان دادگاه نهضت بیمه شهرداری فرمانداری استانداری سفارت معاونت اتاق
        """
    )
    /// How Persian surnames end.
    static let surnameEnds = hashes("زاده پور نژاد نیا یان وند ی")
    static let sayyid = hashes("سید").first ?? 0
    /// What stands in front of people's names.
    static let titles = hashes(
        """
        السيد الدكتور الشيخ الأستاذ المهندس السيدة اللواء العميد الحاج آقای خانم دکتر مهندس آیت‌الله
        آیت‌اﷲ حجت‌الاسلام حجت‌الاسلام‌والمسلمین سردار استاد شهید ژنرال سرلشکر سرتیپ سرهنگ مرحوم دکترای
        """
    )
    /// What organizations' names go on with.
    static let parts = hashes(
        """
        متحد ملی مرکزی اسلامی جمهوری امور خارجه کشور دفاع نفت اطلاعات آموزش پرورش عالی علوم تحقیقات
        فناوری بهداشت درمان پزشکی فرهنگ ارشاد فرهنگی هنری علمی صنعتی صنایع معادن بازرگانی اقتصاد اقتصادی
        دارایی کار رفاه اجتماعی راه ترابری نیرو مسکن شهرسازی کشاورزی جهاد ارتباطات دادگستری ورزش جوانان
        ورزشی تربیت بدنی قضائیه قضاییه مقننه مجریه انتظامی دریائی دریایی هوائی هوایی زمینی مسلح نظامی
        سیاسی امنیت انقلاب پاسداران نگهبان مصلحت نظام تشخیص خبرگان رهبری بین‌المللی جهانی عمومی شورای
        حقوق بشر صلیب سرخ هلال احمر محیط زیست بنادر کشتیرانی هواپیمائی هواپیمایی مردم مشارکت اعتماد کارگزاران
        سازندگی مدرسین روحانیون روحانیت مبارز مجاهدین مجاهدان دموکراتیک دموکرات کمونیست سوسیالیست لیبرال
        محافظه‌کار کارگر جمهوریخواه تحکیم وحدت دانشجویی دانشجوئی دانشجویان تأمین تامین استاندارد سینمایی
        میراث گردشگری برنامه بودجه مدیریت ریزی برنامه‌ریزی حمل نقل تجارت توسعه فوتبال والیبال بسکتبال کشتی
        المپیک خبر صدا سیما
        """
    )
    /// What stands inside people's names.
    static let nameJoints = hashes("بن ابن بنت آل ابو أبو عبد ابی")
    /// Words that are in no name of these, though some of them may be spelled like one.
    static let others = hashes(
        """
        من إلى الى على عن في فی مع هذا هذه ذلك تلك التي الذي الذين ما لا لم لن قد كان كانت يكون هو هي هم
        أن إن أنه أنها كما بعد قبل حتى أو او ثم بين عند حول خلال ضد غير كل بعض أي لكن بل حيث إذا منذ دون
        قال قالت أعلن أعلنت أكد أكدت أضاف أضافت ذكر ذكرت يوم أمس اليوم عام سنة تم عدد وقد وأن وقال
        از به در با که كه را برای تا این آن اين است شد می هم بر یا يا بود بودند دارد دارند شده شود کرد کرده
        گفت افزود اعلام کردند کند کنند است. نیز پس پیش روی ای هر همه خود ما شما او آنها آنان وی یک يك دو سه
        اما ولی اگر نه چه چون هیچ باید بايد نیست باشد خواهد گزارش دیروز امروز فردا گذشته سال ماه روز ساعت
        های ها سوی توسط درباره علیه ضمن طی جهت دیگر برخی تنها بیش بین میان تأکید اظهار بیان قرار مورد انجام
        رئیس رییس وزیر مدیر عضو اعضای نماینده سخنگوی دبیر معاون مدیرکل مدیرعامل فرمانده رهبر نخست‌وزیر
        سابق جدید بزرگ اول دوم سوم و خواهند خواهد نموده داده یافته کنیم کنید می‌شود می‌کند آبان آذر مهر تیر بهمن
        الأول الثاني الثالث الرابع الخامس السادس عربي عربية العرب المقبل الماضي الجديد أغسطس آب رمضان
        بينما فقط كافة يمكن ملك الله
        """
    )
    static let and = hashes("و").first ?? 0

    private static func hashes(_ words: String) -> Set<UInt64> {
        let list = Tokenizer().tokens(of: words)
        return Set(
            list.tokens.filter { !$0.isColocated }.map {
                FeatureHash.bytes(
                    list.folded.span,
                    Int($0.foldedStart)..<Int($0.foldedEnd)
                )
            }
        )
    }
}
