// usage: swiftc make-country-names.swift -o make && ./make countries.tsv country-facts.tsv > FILE
//
// Writes the names of every country of countries.tsv in the languages below, from Unicode CLDR as
// Foundation has it, together with the demonyms, former names, acronyms and capitals of
// country-facts.tsv. A name of country-facts.tsv replaces the same name from CLDR. A leading `?`
// marks a name that counts only beside other evidence, a leading `-` one of CLDR's to leave out.

import Foundation

/// CLDR locales and the ISO 639 code under which their names are listed.
let locales = [
    ("en", "en"), ("ar", "ar"), ("fa", "fa"), ("he", "he"), ("fr", "fr"), ("de", "de"),
    ("es", "es"), ("ru", "ru"), ("tr", "tr"), ("zh_Hans", "zh"), ("zh_Hant", "zh"), ("it", "it"),
    ("pt", "pt"), ("pt_PT", "pt"), ("uk", "uk"), ("ku", "ku"), ("ckb", "ckb"), ("az", "az"),
    ("ur", "ur"), ("pl", "pl"), ("nl", "nl"), ("ja", "ja"), ("ko", "ko"),
]

/// Languages whose names are never in Latin letters: a Latin name there is CLDR's fallback.
let otherScripts: Set = ["ar", "fa", "he", "ru", "zh", "uk", "ckb", "ur", "ja", "ko"]

struct Name: Hashable {
    var key: String
    var language: String
    var name: String
}

struct Failure: Error, CustomStringConvertible {
    var description: String
}

/// The fields of each line after the header, all of which must have `count` of them.
func rows(ofFileAt path: String, fields count: Int) throws -> [[String]] {
    let text = try String(contentsOfFile: path, encoding: .utf8)
    return try text.split(separator: "\n").dropFirst().map { line in
        let fields = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
        guard fields.count == count else {
            throw Failure(description: "\(path): \(fields.count) fields, not \(count): \(line)")
        }
        return fields
    }
}

/// Undoes the abbreviations that CLDR uses to keep Russian names short.
func expanded(_ name: String) -> String {
    if name.hasPrefix("о-ва ") { return "Острова " + name.dropFirst(5) }
    if name.hasPrefix("о-в ") { return "Остров " + name.dropFirst(4) }
    if name.hasSuffix(" о-ва") { return name.dropLast(5) + " острова" }
    return name
}

/// The name and, in such as Myanmar (Burma), the name in parentheses.
///
/// Parentheses elsewhere only tell namesakes apart and are left out, but those of the two Congos
/// are part of the name.
func forms(of name: String, region: String) -> [(kind: String, name: String)] {
    let name = expanded(name)
    guard region != "CD", region != "CG" else { return [("name", name)] }
    if region == "CN", let comma = name.firstIndex(where: { $0 == "," }) {
        return [("name", String(name[..<comma]))]
    }
    guard let open = name.firstIndex(where: { "(（".contains($0) }),
        let close = name[open...].firstIndex(where: { ")）".contains($0) })
    else { return [("name", name)] }
    let inside = name[name.index(after: open)..<close]
    var outside = name[..<open] + name[name.index(after: close)...]
    outside = Substring(outside.split(separator: " ").joined(separator: " "))
    let isOtherName = region == "MM" || region == "FK"
    return [("name", String(outside))] + (isOtherName ? [("alias", String(inside))] : [])
}

func main() throws {
    guard CommandLine.arguments.count == 3 else {
        throw Failure(description: "usage: make-country-names countries.tsv country-facts.tsv")
    }
    let countries = try rows(ofFileAt: CommandLine.arguments[1], fields: 5)
    let facts = try rows(ofFileAt: CommandLine.arguments[2], fields: 4)
    let keys = Set(countries.map { $0[0] })

    var kinds: [Name: (kind: String, isDoubtful: Bool)] = [:]
    var owners: [String: Set<String>] = [:]
    for country in countries {
        let region = country[3]
        let doubtful = Set(
            country[4].split(separator: "|").filter { $0.hasPrefix("?") }.map { $0.dropFirst() }
        )
        let english = Locale(identifier: "en").localizedString(forRegionCode: region) ?? region
        for (locale, language) in locales {
            guard let name = Locale(identifier: locale).localizedString(forRegionCode: region),
                name != region
            else { continue }
            let isLatin = name.unicodeScalars.allSatisfy { $0.value < 0x250 }
            if isLatin, otherScripts.contains(language) { continue }
            for form in forms(of: name, region: region) {
                let entry = Name(key: country[0], language: language, name: form.name)
                kinds[entry] = (form.kind, doubtful.contains(english[...]))
                owners[language + "\t" + form.name.lowercased(), default: []].insert(country[0])
            }
        }
    }
    for (name, value) in kinds {
        let shared = owners[name.language + "\t" + name.name.lowercased()] ?? []
        if shared.count > 1 { kinds[name] = (value.kind, true) }
    }
    for fact in facts {
        guard keys.contains(fact[0]) else { throw Failure(description: "no country \(fact[0])") }
        if fact[3].hasPrefix("-") {
            let name = String(fact[3].dropFirst())
            let entry = Name(key: fact[0], language: fact[1], name: name)
            guard kinds.removeValue(forKey: entry) != nil else {
                throw Failure(description: "no name to leave out: \(fact)")
            }
            continue
        }
        let isDoubtful = fact[3].hasPrefix("?")
        let bare = isDoubtful ? String(fact[3].dropFirst()) : fact[3]
        let entry = Name(key: fact[0], language: fact[1], name: bare)
        // An acronym or a demonym says more about how a name is written than `alias` does.
        if fact[2] == "alias", let known = kinds[entry], known.kind != "alias", !isDoubtful {
            continue
        }
        kinds[entry] = (fact[2], isDoubtful)
    }

    let lines = kinds.map { name, value in
        [name.key, name.language, value.kind, (value.isDoubtful ? "?" : "") + name.name]
            .joined(separator: "\t")
    }
    let ordered = lines.sorted { Array($0.utf8).lexicographicallyPrecedes(Array($1.utf8)) }
    print("key\tlanguage\tkind\tname")
    for line in ordered { print(line) }
}

do {
    try main()
} catch {
    FileHandle.standardError.write(Data("\(error)\n".utf8))
    exit(1)
}
