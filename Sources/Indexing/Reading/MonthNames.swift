/// The names of months in the languages that news is most often filed in.
///
/// Source: Unicode CLDR, the names that Foundation's `Locale` gives; Arabic also has the names used
/// in the Levant and Iraq and in the Maghreb.
enum MonthNames {
    /// The calendar that a month belongs to.
    enum Calendar: Equatable, Sendable {
        case gregorian
        /// The solar calendar of Iran and Afghanistan.
        case persian
    }

    struct Month: Equatable, Sendable {
        var number: Int
        var calendar: Calendar
    }

    /// The month of a word in lower case, its Arabic letters folded by ``fold(_:)``.
    static func month(_ word: String) -> Month? {
        if let month = table[word] { return month }
        // Hebrew puts its "in" before the name without a space.
        return word.hasPrefix("ב") ? table[String(word.dropFirst())] : nil
    }

    /// The month of a name in two words, such as `تشرين الأول`.
    static func month(_ first: String, _ second: String) -> Month? {
        table[first + " " + second]
    }

    /// Lower case, with one form for each Arabic letter that is spelled in several ways.
    static func fold(_ word: some StringProtocol) -> String {
        var folded = ""
        for scalar in word.lowercased().unicodeScalars {
            switch scalar {
            case "أ", "إ", "آ", "ٱ": folded.unicodeScalars.append("ا")
            case "ي", "ى": folded.unicodeScalars.append("ی")
            case "ك": folded.unicodeScalars.append("ک")
            case "\u{64B}"..."\u{652}", "\u{307}", "\u{200C}", "\u{200E}", "\u{200F}": continue
            default: folded.unicodeScalars.append(scalar)
            }
        }
        return folded
    }

    private static let table: [String: Month] = {
        var table: [String: Month] = [:]
        for list in gregorian { add(list, .gregorian, to: &table) }
        add(persian, .persian, to: &table)
        return table
    }()

    /// Twelve entries parted by spaces; forms of one month by `/`, words of one form by `_`.
    private static func add(
        _ list: String,
        _ calendar: Calendar,
        to table: inout [String: Month]
    ) {
        for (index, forms) in list.split(separator: " ").enumerated() {
            for form in forms.split(separator: "/") {
                let name = fold(form).replacing("_", with: " ")
                table[name] = Month(number: index + 1, calendar: calendar)
            }
        }
    }

    private static let gregorian = [
        "january/jan february/feb march/mar april/apr may june/jun july/jul august/aug"
            + " september/sep/sept october/oct november/nov december/dec",
        "janvier/janv février/févr/fevrier mars avril/avr mai juin juillet/juil août/aout"
            + " septembre octobre novembre décembre/déc/decembre",
        "januar/jänner februar/feber märz/mär/maerz april mai juni juli august september"
            + " oktober/okt november dezember/dez",
        "enero/ene febrero marzo abril/abr mayo junio julio agosto/ago septiembre/setiembre"
            + " octubre noviembre diciembre/dic",
        "gennaio/genn febbraio marzo aprile maggio giugno luglio agosto settembre ottobre"
            + " novembre dicembre",
        "janeiro fevereiro março abril maio junho julho agosto setembro/set outubro/out novembro"
            + " dezembro",
        "января/январь/янв февраля/февраль/фев марта/март/мар апреля/апрель/апр мая/май"
            + " июня/июнь/июн июля/июль/июл августа/август/авг сентября/сентябрь/сен/сент"
            + " октября/октябрь/окт ноября/ноябрь/ноя/нояб декабря/декабрь/дек",
        "січня/січень лютого/лютий березня/березень квітня/квітень травня/травень"
            + " червня/червень липня/липень серпня/серпень вересня/вересень жовтня/жовтень"
            + " листопада/листопад грудня/грудень",
        "ocak/oca şubat/şub mart nisan/nis mayıs haziran/haz temmuz/tem ağustos/ağu eylül/eyl"
            + " ekim/eki kasım/kas aralık/ara",
        "يناير فبراير مارس أبريل/ابريل مايو يونيو/يونيه يوليو/يوليه أغسطس سبتمبر أكتوبر نوفمبر"
            + " ديسمبر",
        "كانون_الثاني شباط آذار نيسان أيار حزيران تموز آب أيلول تشرين_الأول تشرين_الثاني"
            + " كانون_الأول",
        "جانفي فيفري مارس أفريل ماي جوان جويلية أوت سبتمبر أكتوبر نوفمبر ديسمبر",
        "ژانویه فوریه مارس آوریل مه/می ژوئن/جون ژوئیه/جولای اوت/آگوست سپتامبر اکتبر نوامبر"
            + " دسامبر",
        "ינואר פברואר מרץ/מרס אפריל מאי יוני יולי אוגוסט ספטמבר אוקטובר נובמבר דצמבר",
    ]

    private static let persian =
        "فروردین اردیبهشت خرداد تیر مرداد/اسد شهریور/سنبله مهر/میزان آبان/عقرب آذر/قوس"
        + " دی/جدی بهمن/دلو اسفند/حوت"
}
