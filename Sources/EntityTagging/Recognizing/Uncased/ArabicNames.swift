/// Finds names in Arabic text.
///
/// A word for a kind of organization begins the name of one, which goes on with the words that such
/// names are made of and all that have the article. Behind a title stands a person, and so do two
/// words of which the first is a frequent part of names and the other a part of names. What ends such
/// a name is that person in the rest of the document.
struct ArabicNames {
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
    static func names(in prepared: PreparedText, _ forms: [WordForm]) -> [RecognizedName] {
        var finder = ArabicNames(prepared, forms)
        finder.noteSettled()
        // The second time surnames are known that stand before the full name.
        for _ in 0..<2 { finder.findAll() }
        return finder.names
    }

    private func form(_ unit: Int) -> WordForm { forms[Int(prepared.numbers[unit])] }

    private func settledType(_ unit: Int) -> UInt8 { prepared.evidence[unit].settledType }

    /// The people that the lists know in the document.
    private mutating func noteSettled() {
        for unit in prepared.numbers.indices where settledType(unit) == 1 {
            if prepared.evidence[unit].settledPlace == 2, form(unit).kind == .uncased {
                noteSurname(unit)
            }
        }
    }

    /// Takes a word of three letters or more, if not every text has it.
    private mutating func noteSurname(_ unit: Int) {
        let form = form(unit)
        guard form.prefixes[2] != 0, form.entry.marks.contains(.nameWord) else { return }
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
                names.append(prepared.name(over: range, type: type))
                if type == 0, range.count > 1 { noteSurname(range.upperBound - 1) }
                unit = range.upperBound
            }
            start = end
        }
    }

    private func name(at unit: Int, before end: Int) -> (Range<Int>, Int)? {
        let form = form(unit)
        if settledType(unit) == 0, isOrganizationHead(form) {
            let last = organizationEnd(from: unit + 1, before: end)
            if last > unit + 1 { return (unit..<last, 1) }
        }
        if unit + 1 < end, form.hasArticle, ArabicWords.titles.contains(form.folded),
            mayBePerson(unit + 1)
        {
            return (unit + 1..<personEnd(from: unit + 2, before: end), 0)
        }
        guard settledType(unit) == 0, mayBePerson(unit) else { return nil }
        if form.entry.marks.contains(.frequentNameWord), unit + 1 < end {
            let last = personEnd(from: unit + 1, before: end)
            if last > unit + 1 { return (unit..<last, 0) }
        }
        return surnames.contains(form.folded) ? (unit..<unit + 1, 0) : nil
    }

    /// Whether the word is one for a kind of organization: `the army` of no matter whom is no name.
    private func isOrganizationHead(_ form: WordForm) -> Bool {
        !form.hasArticle && ArabicWords.organizations.contains(form.folded)
    }

    private func isContent(_ unit: Int) -> Bool {
        let form = form(unit)
        return form.kind == .uncased && !ArabicWords.others.contains(form.folded)
    }

    private func mayBePerson(_ unit: Int) -> Bool {
        isContent(unit) && settledType(unit) < 2
            && !isOrganizationHead(form(unit))
            && !ArabicWords.parts.contains(form(unit).folded)
            && !ArabicWords.titles.contains(form(unit).folded)
    }

    private func isNamePart(_ unit: Int) -> Bool {
        mayBePerson(unit)
            && (form(unit).entry.marks.contains(.nameWord) || settledType(unit) == 1
                || ArabicWords.nameJoints.contains(form(unit).folded))
    }

    private func personEnd(from start: Int, before end: Int) -> Int {
        var unit = start
        while unit < end, unit < start + 4, isNamePart(unit) { unit += 1 }
        while unit > start, ArabicWords.nameJoints.contains(form(unit - 1).folded) { unit -= 1 }
        return unit
    }

    private func organizationEnd(from start: Int, before end: Int) -> Int {
        var unit = start
        var last = start
        while unit < end, unit < start + 6, form(unit).kind == .uncased {
            let word = form(unit).folded
            let type = settledType(unit)
            if word == ArabicWords.and {
                guard unit > start, unit + 1 < end, isPart(unit + 1) else { break }
                unit += 1
            } else if isPart(unit) || type >= 2
                || isOrganizationHead(form(unit))
                || unit == start && isContent(unit)
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
            && (form(unit).hasArticle || ArabicWords.parts.contains(form(unit).folded))
    }
}

/// Words of Arabic by what they tell, as hashes of their folded forms.
private enum ArabicWords {
    /// Kinds of organizations.
    static let organizations = UncasedNames.hashes(
        """
        منظمة وزارة مجلس شركة حزب حركة جامعة وكالة لجنة هيئة اتحاد نادي بنك مؤسسة جمعية جبهة محكمة
        كتائب تنظيم صحيفة قناة رابطة نقابة مصرف مفوضية ائتلاف معهد
        """
    )
    /// What stands in front of people's names.
    static let titles = UncasedNames.hashes(
        "السيد الدكتور الشيخ الأستاذ المهندس السيدة اللواء العميد الحاج"
    )
    /// What organizations' names go on with, besides words with the article.
    static let parts = UncasedNames.hashes(
        """
        متحد أمور دفاع علوم صناعي اجتماعي مركزي إسلامي وطني سياسي أمن دولي عام شورى حقوق بشر ملي
        ثقافي علمي
        """
    )
    /// What stands inside people's names.
    static let nameJoints = UncasedNames.hashes("بن ابن بنت آل ابو أبو عبد ابی")
    /// Words that are in no name of these, though some of them may be spelled like one.
    static let others = UncasedNames.hashes(
        """
        من إلى الى على عن في فی مع هذا هذه ذلك تلك التي الذي الذين ما لا لم لن قد كان كانت يكون هو هي هم
        أن إن أنه أنها كما بعد قبل حتى أو او ثم بين عند حول خلال ضد غير كل بعض أي لكن بل حيث إذا منذ دون
        قال قالت أعلن أعلنت أكد أكدت أضاف أضافت ذكر ذكرت يوم أمس اليوم عام سنة تم عدد وقد وأن وقال
        الأول الثاني الثالث الرابع الخامس السادس عربي عربية العرب المقبل الماضي الجديد أغسطس آب رمضان
        بينما فقط كافة يمكن ملك الله رئيس وزير مدير عضو أعضاء نائب قائد سابق جديد
        """
    )
    static let and = UncasedNames.hashes("و").first ?? 0
}
