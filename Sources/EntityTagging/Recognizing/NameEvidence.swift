/// What the lists and the rest of the document say about one unit of a text.
package struct NameEvidence: Sendable {
    /// Names of the lists, whatever their case: what may be meant, and where in the name the unit
    /// stands; 0 for none.
    var listed: UInt16 = 0
    /// The entity that the rules settled on: its type, and where in the name the unit stands.
    var settled: UInt8 = 0
    /// Phrases of the lexicon: their marks, and where in the phrase the unit stands.
    var phrase: UInt16 = 0
    /// How the word is written elsewhere in the document.
    var writing: UInt8 = 0
    /// What stands beside the word wherever the document has it.
    var company: UInt8 = 0

    /// What the rules settled on: 1 a person, 2 an organization, 3 a place, 4 a country, 5 its people;
    /// 0 for nothing.
    var settledType: UInt8 { settled & 0xF }
    /// Where the unit stands in what the rules settled on.
    var settledPlace: UInt8 { settled >> 4 & 3 }

    /// Where in a name a unit stands: 0 first, 1 inside, 2 last, 3 alone.
    static func place(_ unit: Int, in units: Range<Int>) -> UInt8 {
        if units.count == 1 { return 3 }
        if unit == units.lowerBound { return 0 }
        return unit == units.upperBound - 1 ? 2 : 1
    }
}
