// usage: swiftc -O make-cities.swift -o make && ./make cities15000.txt SCRIPTS LISTS > cities.tsv
//
// Writes the capitals and large cities of GeoNames (download.geonames.org/export/dump, CC BY 4.0)
// with their other names, and the regions of SCRIPTS/regions.tsv. SCRIPTS also holds
// ambiguous-names.txt, names that are common words, first names or surnames, and city-names.tsv,
// which says how the press names a city and goes before all rules. LISTS holds countries.tsv and
// country-names.tsv. A leading `?` marks a name that counts only beside other evidence; an entity
// whose own name is so marked is shown as "Nice, France".

import Foundation

struct Failure: Error, CustomStringConvertible {
    var description: String
}

struct City {
    var id: Int
    var name: String
    var ascii: String
    var country: String
    var admin: String
    var population: Int
    var isCapital: Bool
    var names: [String]
}

/// Countries whose towns are much in the news although small, with the least population listed.
let closerLook = [
    "IQ": 15_000, "SY": 15_000, "LB": 15_000, "YE": 15_000, "PS": 15_000, "IL": 15_000,
    "LY": 20_000, "IR": 50_000, "UA": 30_000, "AF": 20_000, "SD": 30_000, "SO": 20_000,
    "BY": 50_000, "EG": 50_000, "JO": 50_000, "ML": 20_000, "TN": 50_000, "GE": 30_000,
    "AM": 30_000, "AZ": 40_000, "XK": 15_000, "HT": 40_000,
]
let leastPopulation = 100_000

/// Letters of English, French, German, Italian, Portuguese, Spanish and Turkish names.
let westernLetters = Set(
    "abcdefghijklmnopqrstuvwxyzàâäáãçéèêëíìîïıñóòôöõúùûüßœæşğåø '’-.".unicodeScalars
)
let cyrillicLetters = Set("абвгдеёжзийклмнопрстуфхцчшщъыьэюяіїєґ -’'".unicodeScalars)
let arabicLetters = Set(
    "ءآأؤإئابةتثجحخدذرزسشصضطظعغفقكلمنهوىيپچژگکیەۆێڕڵڤۀہںےٹڈڑھ \u{200C}".unicodeScalars
)

enum Script: CaseIterable {
    case latin, cyrillic, arabic, hebrew, han
}

func script(of name: String) -> Script? {
    let scalars = name.lowercased().unicodeScalars
    if scalars.allSatisfy(westernLetters.contains) { return .latin }
    if scalars.allSatisfy(cyrillicLetters.contains) { return .cyrillic }
    if scalars.allSatisfy(arabicLetters.contains) { return .arabic }
    if scalars.allSatisfy({
        (0x5D0...0x5EA).contains($0.value) || " -'׳״".unicodeScalars.contains($0)
    }) {
        return .hebrew
    }
    let isHanOrKana = scalars.allSatisfy {
        (0x4E00...0x9FFF).contains($0.value) || (0x3041...0x30FE).contains($0.value)
    }
    return isHanOrKana ? .han : nil
}

/// Where each script but the Latin is at home.
let homes: [Script: Set<String>] = [
    .arabic: [
        "AE", "AF", "BH", "DJ", "DZ", "EG", "EH", "ER", "IL", "IQ", "IR", "JO", "KM", "KW", "LB",
        "LY", "MA", "MR", "OM", "PK", "PS", "QA", "SA", "SD", "SO", "SS", "SY", "TD", "TN", "YE",
    ],
    .hebrew: ["IL", "PS"],
    .cyrillic: [
        "BA", "BG", "BY", "KG", "KZ", "ME", "MK", "MN", "RS", "RU", "TJ", "UA", "XK", "UZ", "TM",
        "MD", "GE", "AM", "AZ",
    ],
    .han: ["CN", "HK", "JP", "MO", "SG", "TW"],
]

/// The spelling under which two names count as the same.
func folded(_ name: String) -> String {
    let plain = name.folding(options: [.caseInsensitive, .diacriticInsensitive], locale: nil)
    var result = String.UnicodeScalarView()
    for scalar in plain.unicodeScalars {
        switch scalar {
        case "'", "’", "‘", "`", "ʻ", "ʼ", "ʿ", "ʾ", "\u{200C}", ".", "׳", "״": continue
        case "-": result.append(" ")
        case "ı": result.append("i")
        case "أ", "إ", "آ", "ٱ": result.append("ا")
        case "ة", "ە", "ہ", "ھ": result.append("ه")
        case "ى", "ی", "ئ": result.append("ي")
        case "ک": result.append("ك")
        default: result.append(scalar)
        }
    }
    let text = String(result)
    return text.hasPrefix("ال") && text.count > 4 ? String(text.dropFirst(2)) : text
}

/// Words that make an alternate name that of a province, or an expression rather than a name.
let generic: Set<String> = [
    "of", "ng", "province", "district", "governorate", "municipality", "county", "khot", "khoti",
    "vilojati", "viloyati", "farms", "market", "commune", "gorad", "horad", "misto", "mesto",
    "muhafazat", "muhafazah", "wilayat", "ostan", "the", "kota", "osh", "shaary", "by", "urbo",
    "stad", "hiria", "dakbayan", "distrito", "provincia",
    "вилояти", "хот", "ош", "шаары", "горад", "місто", "город", "محافظة", "محافظه", "محافظات",
    "مدينة", "شهر",
    "استان", "شهرستان", "ولاية", "ضلع", "پارێزگای", "شار", "محافظہ", "قضاء", "ناحية", "מחוז",
]

func isUsable(_ name: String) -> Bool {
    guard let script = script(of: name), !name.contains(" - "), name.count <= 32 else {
        return false
    }
    let words = name.split(separator: " ")
    guard words.count <= 4, !words.contains(where: { generic.contains($0.lowercased()) }) else {
        return false
    }
    switch script {
    case .latin:
        let letters = name.filter(\.isLetter)
        guard letters.count >= 3, let first = letters.first else { return false }
        let isCode = letters.count <= 4 && letters.allSatisfy(\.isUppercase)
        let isAllCapitals = letters.allSatisfy(\.isUppercase)
        return first.isUppercase && !isCode && !isAllCapitals
    case .cyrillic:
        return name.first?.isUppercase == true && name.count >= 2
    case .arabic, .hebrew:
        return name.count >= 2
    case .han:
        let last = name.unicodeScalars.last
        return name.count >= 2 && !(last.map("县縣省県郡".unicodeScalars.contains) ?? false)
    }
}

/// What an alternate name of a city is worth: found in a text it is there by chance, or is the
/// city's only beside other evidence, or is a name like the city's own.
enum Standing {
    case chance, doubtful, name
}

/// Names so short that they are found by chance.
func isShort(_ name: String) -> Bool {
    switch script(of: name) {
    case .latin, .cyrillic, .arabic, .hebrew: folded(name).count <= 3
    case .han: name.count <= 2 && name.unicodeScalars.allSatisfy { $0.value < 0x3100 }
    case nil: false
    }
}

/// The other names worth keeping, at most so many of each script, in the order of GeoNames.
func aliases(of city: City) -> [String] {
    let isLarge = city.isCapital || city.population >= 1_000_000
    let isSmall = city.population < 300_000
    let room: [Script: Int] = [
        .latin: isLarge ? 13 : isSmall ? 5 : 8, .cyrillic: isLarge ? 3 : 2,
        .arabic: isLarge ? 4 : 3,
        .hebrew: 2, .han: isLarge ? 3 : isSmall ? 1 : 2,
    ]
    var seen: Set = [folded(city.name), folded(city.ascii)]
    var used: [Script: Int] = [:]
    var result: [String] = []
    let spellings = Set(city.names.map(folded))
    for name in city.names where isUsable(name) {
        guard let script = script(of: name), used[script, default: 0] < room[script, default: 0]
        else { continue }
        let key = folded(name)
        // Lithuanian, Latvian and Latin add an ending to the name as others write it.
        let hasEnding = ["as", "us", "is", "os", "um"].contains {
            script == .latin && key.hasSuffix($0) && spellings.contains(String(key.dropLast(2)))
        }
        // Esperanto, Uzbek and others put a vowel after it or in place of its last.
        let hasVowel =
            "aoiu".contains { key.last == $0 }
            && [city.name, city.ascii].contains {
                let own = folded($0)
                return key.dropLast() == own[...] || key.dropLast() == own.dropLast()
            }
        guard !hasEnding, !hasVowel, seen.insert(key).inserted else { continue }
        used[script, default: 0] += 1
        result.append(name)
    }
    return result
}

/// How many letters must change to make one name of the other, as a share of the longer one.
func difference(_ a: String, _ b: String) -> Double {
    let (a, b) = (Array(a.unicodeScalars), Array(b.unicodeScalars))
    var row = Array(0...b.count)
    for (i, x) in a.enumerated() {
        var diagonal = row[0]
        row[0] = i + 1
        for (j, y) in b.enumerated() {
            let cost = diagonal + (x == y ? 0 : 1)
            diagonal = row[j + 1]
            row[j + 1] = min(cost, row[j] + 1, diagonal + 1)
        }
    }
    return Double(row[b.count]) / Double(max(a.count, b.count, 1))
}

func lines(ofFileAt path: String) throws -> [Substring] {
    try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n")
}

func fields(of line: Substring, count: Int, in path: String) throws -> [String] {
    let fields = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
    guard fields.count == count else {
        throw Failure(description: "\(path): \(fields.count) fields, not \(count): \(line)")
    }
    return fields
}

/// The cities of a GeoNames dump without sections of cities and places abandoned or destroyed.
func cities(ofFileAt path: String) throws -> [City] {
    let skipped: Set = ["PPLX", "PPLQ", "PPLW", "PPLH", "PPLCH", "STLMT"]
    return try lines(ofFileAt: path).compactMap { line in
        let field = try fields(of: line, count: 19, in: path)
        guard let id = Int(field[0]), let population = Int(field[14]) else {
            throw Failure(description: "\(path): no number: \(line)")
        }
        guard !skipped.contains(field[7]) else { return nil }
        return City(
            id: id,
            name: field[1],
            ascii: field[2],
            country: field[8],
            admin: field[10],
            population: population,
            isCapital: field[7] == "PPLC",
            names: field[3].split(separator: ",").map {
                $0.trimmingCharacters(in: .whitespaces)
            }
        )
    }
}

/// Which city, if any, owns a name that several bear: the largest, if it is the largest by far.
func owners(of bearers: [String: [City]]) -> [String: Int] {
    bearers.compactMapValues { cities in
        let ordered = cities.sorted { ($0.population, $1.id) > ($1.population, $0.id) }
        let first = ordered[0]
        guard ordered.count > 1 else { return first.id }
        let next = ordered[1].population
        let isByFar = first.population >= 4 * next
        let isMetropolis = first.population >= max(1_000_000, 2 * next)
        return first.isCapital || isByFar || isMetropolis ? first.id : nil
    }
}

func main() throws {
    guard CommandLine.arguments.count == 4 else {
        throw Failure(description: "usage: make-cities cities15000.txt SCRIPTS LISTS")
    }
    let (dump, scripts, lists) =
        (CommandLine.arguments[1], CommandLine.arguments[2], CommandLine.arguments[3])
    let common = Set(
        try lines(ofFileAt: scripts + "/ambiguous-names.txt")
            .filter { !$0.hasPrefix("#") }.map { folded(String($0)) }
    )

    var countryNames: Set<String> = []
    var countryName: [String: String] = [:]
    for line in try lines(ofFileAt: lists + "/countries.tsv").dropFirst() {
        let field = try fields(of: line, count: 5, in: "countries.tsv")
        countryName[field[3]] = field[2]
        for name in [field[2]] + field[4].split(separator: "|").map(String.init) {
            countryNames.insert(folded(name.replacingOccurrences(of: "?", with: "")))
        }
    }
    for line in try lines(ofFileAt: lists + "/country-names.tsv").dropFirst() {
        let field = try fields(of: line, count: 4, in: "country-names.tsv")
        guard field[2] != "capital" else { continue }
        countryNames.insert(folded(field[3].replacingOccurrences(of: "?", with: "")))
    }

    var result: [String] = []
    var regionName: [String: String] = [:]
    for line in try lines(ofFileAt: scripts + "/regions.tsv").dropFirst() {
        let field = try fields(of: line, count: 5, in: "regions.tsv")
        guard field[3].isEmpty || countryName[field[3]] != nil else {
            throw Failure(description: "regions.tsv: no country \(field[3])")
        }
        regionName[field[0]] = field[2]
        result.append(String(line))
    }

    let all = try cities(ofFileAt: dump)
    let known = Set(all.map(\.id))
    var pressNames: [Int: (name: String, aliases: [String])] = [:]
    var claims: [String: Int] = [:]
    for line in try lines(ofFileAt: scripts + "/city-names.tsv").dropFirst() {
        let field = try fields(of: line, count: 3, in: "city-names.tsv")
        guard let id = Int(field[0]), known.contains(id) else {
            throw Failure(description: "city-names.tsv: no city \(field[0])")
        }
        let others = field[2].split(separator: "|").map(String.init)
        pressNames[id] = (field[1], others)
        for name in [field[1]] + others where !name.hasPrefix("?") { claims[folded(name)] = id }
    }
    var bearers: [String: [City]] = [:]
    var ownNames: [String: Set<Int>] = [:]
    for city in all {
        for name in [city.name, city.ascii] { ownNames[folded(name), default: []].insert(city.id) }
    }
    var listed: [(city: City, aliases: [String])] = []
    for city in all where countryName[city.country] != nil {
        let least = closerLook[city.country] ?? leastPopulation
        let isListed = city.isCapital || city.population >= least
        let others = isListed ? aliases(of: city) : []
        for key in Set(([city.name, city.ascii] + others).map(folded)) {
            bearers[key, default: []].append(city)
        }
        if isListed { listed.append((city, others)) }
    }
    let owner = owners(of: bearers)

    for (city, others) in listed {
        func isCountry(_ name: String) -> Bool { countryNames.contains(folded(name)) }
        func isDoubtful(_ name: String) -> Bool {
            let key = folded(name)
            if let claim = claims[key] { return claim != city.id }
            return owner[key] != city.id || common.contains(key) || isShort(name)
        }
        /// Whether a Latin name is short, or so unlike the others that it may be old or local.
        func isRemote(_ name: String) -> Bool {
            guard script(of: name) == .latin, claims[folded(name)] == nil else { return false }
            let isGreat = city.isCapital || city.population >= 1_000_000
            return name.count < (isGreat ? 5 : 6)
                || [city.name, city.ascii].allSatisfy { difference(folded($0), folded(name)) > 0.5 }
        }
        /// What a name that is not the city's own is worth in a text.
        ///
        /// A doubtful one is a town's only by the words around it, which are as often around a
        /// common word or another town; so only great cities keep such names. One word of a script
        /// foreign to the country is sooner a word of that script's languages.
        func standing(ofAlias name: String) -> Standing {
            let key = folded(name)
            let isGreat = city.isCapital || city.population >= 1_000_000
            if let claim = claims[key], claim == city.id { return .name }
            if let bearers = ownNames[key], !bearers.contains(city.id) { return .chance }
            if common.contains(key) { return .chance }
            if isDoubtful(name) { return isGreat ? .doubtful : .chance }
            guard let script = script(of: name), script != .latin else {
                guard isRemote(name) else { return .name }
                return city.isCapital || city.population >= 300_000 ? .doubtful : .chance
            }
            let isOneWord = !name.contains { " -\u{200C}・".contains($0) }
            let isAtHome = homes[script]?.contains(city.country) == true
            guard isOneWord, !isGreat, !isAtHome else { return .name }
            return city.population < 500_000 ? .chance : .doubtful
        }
        let press = pressNames[city.id]
        let isPlain = script(of: city.name) == .latin
        let shown = isPlain ? city.name : city.ascii.replacingOccurrences(of: "`", with: "'")
        var title = press?.name ?? shown
        var names = press?.aliases ?? []
        var seen = Set(([title] + names).map { folded($0.replacingOccurrences(of: "?", with: "")) })
        if press == nil, isDoubtful(shown) || isCountry(shown) {
            let state = "place:region:\(city.country)-\(city.admin)".lowercased()
            title += ", " + (regionName[state] ?? countryName[city.country] ?? city.country)
            if !isCountry(shown) { names.append("?" + shown) }
        }
        for name in [shown, city.ascii] + others where seen.insert(folded(name)).inserted {
            guard !isCountry(name) else { continue }
            let isAlias = name != shown && name != city.ascii
            switch isAlias ? standing(ofAlias: name) : isDoubtful(name) ? .doubtful : .name {
            case .chance: continue
            case .doubtful: names.append("?" + name)
            case .name: names.append(name)
            }
        }
        result.append(
            [
                "place:geonames:\(city.id)", "place", title, city.country,
                names.joined(separator: "|"),
            ]
            .joined(separator: "\t")
        )
    }
    print("key\ttype\tname\tcountry\taliases")
    for line in result.sorted(by: { Array($0.utf8).lexicographicallyPrecedes(Array($1.utf8)) }) {
        print(line)
    }
}

do {
    try main()
} catch {
    FileHandle.standardError.write(Data("\(error)\n".utf8))
    exit(1)
}
