import EntityTagging

/// A line of an import, with what it is.
struct ImportLine: Sendable {
    var object: JSONObject
    /// Its bytes without the line feed.
    var raw: ArraySlice<UInt8>
    /// From 1.
    var number: Int
    var kind: Kind

    enum Kind: Equatable, Sendable {
        /// Someone or something with names.
        case entity
        /// A document as `fihrist export` writes it; its passages and mentions follow.
        case document
        /// A passage or mention of the document before it.
        case part
        /// A document of FollowTheMoney.
        case article
        /// A page of the FollowTheMoney document before it.
        case page
        /// Anything else that the formats have, by its name.
        case other(String)
    }

    /// Takes a line apart as far as is needed to say what it is.
    ///
    /// - Throws: Why it is no line of an export.
    init(_ raw: ArraySlice<UInt8>, number: Int, origin: String) throws(SkippedInput) {
        guard TextDecoder.isValid(Array(raw)) else {
            throw SkippedInput(origin, line: number, reason: "not UTF-8")
        }
        do throws(JSONError) {
            object = try JSONObject(Array(raw))
        } catch {
            let reason = "not valid JSON: \(error.message) (byte \(error.offset + 1) of the line)"
            throw SkippedInput(origin, line: number, reason: reason)
        }
        self.raw = raw
        self.number = number
        if let record = object.string("record") {
            switch record {
            case "entity": kind = .entity
            case "document": kind = .document
            case "passage", "mention": kind = .part
            default: kind = .other(record)
            }
        } else if let schema = object.string("schema") {
            kind = Self.kind(ofSchema: schema)
        } else {
            throw SkippedInput(
                origin,
                line: number,
                reason: "neither a record of `fihrist export` nor a FollowTheMoney entity;"
                    + " `fihrist index` reads any JSON Lines with a field text"
            )
        }
    }

    private static func kind(ofSchema schema: String) -> Kind {
        switch schema {
        case "Document", "Article", "Pages", "PlainText", "HyperText", "Email": .article
        case "Page": .page
        default: FollowTheMoneySchema.entityType(schema) == nil ? .other(schema) : .entity
        }
    }
}
