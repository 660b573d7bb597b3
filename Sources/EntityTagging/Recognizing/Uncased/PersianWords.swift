/// What words of Persian tell about the names they stand in or beside.
enum PersianWords {
    struct Role: OptionSet, Sendable {
        let rawValue: UInt16

        /// A word that is no name by itself, as it stands or inflected.
        static let common = Role(rawValue: 1)
        /// One that is in no name of an organization.
        static let function = Role(rawValue: 2)
        static let givenName = Role(rawValue: 4)
        static let surname = Role(rawValue: 8)
        /// What stands in front of people's names and is no part of them.
        static let title = Role(rawValue: 16)
        /// A title that is a part of the name.
        static let honorific = Role(rawValue: 32)
        /// What stands inside people's names.
        static let joint = Role(rawValue: 64)
        /// An office that people are introduced by.
        static let office = Role(rawValue: 128)
        /// A kind of organization.
        static let organization = Role(rawValue: 256)
        /// A kind of organization, where certain other words follow.
        static let group = Role(rawValue: 512)
        /// What names of organizations go on with.
        static let part = Role(rawValue: 1024)
        /// A kind of region or settlement, which is called the same without the word.
        static let region = Role(rawValue: 2048)
        /// A kind of site, whose name needs the word.
        static let site = Role(rawValue: 4096)

        /// What a name that no list has does not consist of.
        static let settled: Role = [
            .common, .organization, .group, .part, .title, .region, .site,
        ]
        static let placeKind: Role = [.region, .site]
    }

    /// What a word tells; nothing of most.
    static func role(of hash: UInt64) -> Role {
        table.roles[hash] ?? (table.inflected.contains(hash) ? .common : [])
    }

    /// How surnames end, each behind three letters or more.
    static let surnameEnds = UncasedNames.hashes("زاده پور نژاد نیا وند")
    /// Endings of any word, and what verbs begin with.
    static let pluralEnds = UncasedNames.hashes("ها های")
    static let inflections = UncasedNames.hashes(endings)
    static let verbBeginnings = UncasedNames.hashes("می نمی")
    static let and = UncasedNames.hashes("و").first ?? 0

    private static let endings = """
        هایی هایشان هایش های ها یی ی ان ات ترین تر اش شان مان م ند ید یم ای اند ایم
        """

    private static let table: (roles: [UInt64: Role], inflected: Set<UInt64>) = {
        var roles: [UInt64: Role] = [:]
        let lists: [(Role, String)] = [
            (.common, common), ([.common, .function], functionWords), (.givenName, givenNames),
            (.surname, surnames), (.title, titles), (.honorific, honorifics), (.joint, joints),
            (.office, offices), (.organization, organizations), (.group, groups), (.part, parts),
            (.region, regions), (.site, sites),
        ]
        for (role, words) in lists {
            UncasedNames.forEachWord(in: words) { hash, _ in
                roles[hash, default: []].formUnion(role)
            }
        }
        var endings: [ArraySlice<UInt8>] = []
        UncasedNames.forEachWord(in: Self.endings) { endings.append($1 ?? []) }
        var inflected: Set<UInt64> = []
        inflected.reserveCapacity(80_000)
        UncasedNames.forEachWord(in: functionWords + " " + common) { _, word in
            guard let word, word.count >= 6 else { return }
            let stem = FeatureHash.begun(word.span, 0..<word.count)
            for ending in endings {
                let hash = FeatureHash.mixed(
                    FeatureHash.begun(ending.span, 0..<ending.count, from: stem)
                )
                guard let role = roles[hash] else {
                    inflected.insert(hash)
                    continue
                }
                if role.isDisjoint(with: [.givenName, .surname]) {
                    roles[hash] = role.union(.common)
                }
            }
        }
        return (roles, inflected)
    }()
}

extension PersianWords {
    private static let functionWords = """
        از به در با که كه را برای تا این آن اين است شد می هم بر یا يا بود بودند دارد دارند شده شود
        کرد کرده گفت افزود اعلام کردند کند کنند نیز پس پیش روی ای هر همه خود ما شما او آنها آنان
        وی یک يك دو سه اما ولی اگر نه چه چون هیچ باید بايد نیست باشد خواهد گزارش دیروز امروز فردا
        گذشته سال ماه روز ساعت های ها سوی توسط درباره علیه ضمن طی جهت دیگر برخی تنها بیش بین میان
        تأکید اظهار بیان قرار مورد انجام رئیس رییس وزیر مدیر عضو اعضای نماینده سخنگوی دبیر معاون
        مدیرکل مدیرعامل فرمانده رهبر نخست‌وزیر سابق جدید بزرگ اول دوم سوم و خواهند نموده داده
        یافته کنیم کنید می‌شود می‌کند آبان آذر مهر تیر بهمن
        """
    private static let titles = """
        آقای خانم دکتر مهندس آیت‌الله آیت‌اﷲ حجت‌الاسلام حجت‌الاسلام‌والمسلمین سردار استاد شهید
        ژنرال سرلشکر سرتیپ سرهنگ مرحوم دکترای
        """
    private static let honorifics = "سید امام ملا ملک شیخ"
    private static let joints = "بن ابن بنت آل ابو أبو عبد ابی"
    private static let offices = """
        رئیس رییس وزیر مدیر مدیرکل مدیرعامل دبیر دبیرکل سخنگوی نماینده معاون نخست فرمانده رهبر
        نخست‌وزیر رئیس‌جمهور رئیس‌جمهوری استاندار فرماندار شهردار سفیر مشاور عضو کارگردان نویسنده
        بازیکن مربی سرمربی سناتور بازیگر دروازه‌بان کاپیتان مسئول
        """
    private static let organizations = """
        سازمان وزارت شورای شورا خبرگزاری اداره مجمع کمیسیون انجمن حزب بانک مؤسسه موسسه اتحادیه
        فراکسیون باشگاه کمیته بنیاد فدراسیون دانشگاه دانشکده پژوهشگاه شرکت جبهه ستاد
        """
    private static let groups = """
        نیروی گروه جامعه واحد هیأت هیئت تیم شبکه رادیو تلویزیون مرکز دفتر پلیس سپاه مجلس جنبش
        کانون قوه ارتش کنگره دیوان دادگاه نهضت بیمه شهرداری فرمانداری استانداری سفارت معاونت اتاق
        """
    private static let parts = """
        متحد ملی مرکزی اسلامی جمهوری امور خارجه کشور دفاع نفت اطلاعات آموزش پرورش عالی علوم
        تحقیقات فناوری بهداشت درمان پزشکی فرهنگ ارشاد فرهنگی هنری علمی صنعتی صنایع معادن بازرگانی
        اقتصاد اقتصادی دارایی کار رفاه اجتماعی راه ترابری نیرو مسکن شهرسازی کشاورزی جهاد ارتباطات
        دادگستری ورزش جوانان ورزشی تربیت بدنی قضائیه قضاییه مقننه مجریه انتظامی دریائی دریایی
        هوائی هوایی زمینی مسلح نظامی سیاسی امنیت انقلاب پاسداران نگهبان مصلحت نظام تشخیص خبرگان
        رهبری بین‌المللی جهانی عمومی شورای حقوق بشر صلیب سرخ هلال احمر محیط زیست بنادر کشتیرانی
        هواپیمائی هواپیمایی مردم مشارکت اعتماد کارگزاران سازندگی مدرسین روحانیون روحانیت مبارز
        مجاهدین مجاهدان دموکراتیک دموکرات کمونیست سوسیالیست لیبرال محافظه‌کار کارگر جمهوریخواه
        تحکیم وحدت دانشجویی دانشجوئی دانشجویان تأمین تامین استاندارد سینمایی میراث گردشگری برنامه
        بودجه مدیریت ریزی برنامه‌ریزی حمل نقل تجارت توسعه فوتبال والیبال بسکتبال کشتی المپیک خبر
        صدا سیما
        """
    private static let regions = """
        استان شهر شهرستان ایالت جزیره بندر منطقه روستای شهرک قاره شبه‌جزیره دهستان بخش
        """
    private static let sites = """
        خیابان میدان بزرگراه اتوبان بلوار کوچه رود رودخانه دریاچه دریای خلیج کوه جزایر فرودگاه دره
        برج موزه تالار ورزشگاه استادیوم فرهنگسرای پارک محله کاخ مسجد دشت تنگه بیمارستان پل جاده سد
        زندان قلعه هتل سینما چهارراه مجموعه بوستان صحرای جنگل رشته‌کوه کانال بازار ترمینال ایستگاه
        حرم کلیسای مرقد آرامگاه باغ کوههای روستاهای امامزاده مصلای سالن
        """
}
