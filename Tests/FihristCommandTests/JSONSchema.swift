import Foundation

/// Checks JSON against the parts of JSON Schema that the schema of the output uses.
struct JSONSchema {
    private let root: [String: Any]

    /// Reads the schema from the documentation.
    init() throws {
        let file = URL(filePath: #filePath).deletingLastPathComponent()
            .appending(path: "../../Documentation/search-output.schema.json")
        let object = try JSONSerialization.jsonObject(with: Data(contentsOf: file))
        root = object as? [String: Any] ?? [:]
    }

    /// What does not fit; empty when all does.
    func problems(of text: String) throws -> [String] {
        let value = try JSONSerialization.jsonObject(with: Data(text.utf8))
        guard root["oneOf"] != nil else { return ["the schema has no alternatives"] }
        return problems(of: value, schema: root, at: "")
    }

    private func problems(of value: Any, schema: [String: Any], at path: String) -> [String] {
        var found: [String] = []
        if let reference = schema["$ref"] as? String {
            found += problems(of: value, schema: resolved(reference), at: path)
        }
        for key in ["oneOf", "anyOf"] {
            guard let choices = schema[key] as? [[String: Any]] else { continue }
            let all = choices.map { problems(of: value, schema: $0, at: path) }
            let fitting = all.count { $0.isEmpty }
            if fitting == 0 || (key == "oneOf" && fitting > 1) {
                found.append("\(path) fits \(fitting) of \(key): \(all)")
            }
        }
        if let expected = schema["const"] as? NSObject, expected != value as? NSObject {
            found.append("\(path) is not \(expected)")
        }
        if let choices = schema["enum"] as? [String], !choices.contains(value as? String ?? "") {
            found.append("\(path) is none of \(choices)")
        }
        if let types = schema["type"] as? [String] ?? (schema["type"] as? String).map({ [$0] }),
            !types.contains(where: { Self.isType($0, value) })
        {
            found.append("\(path) is no \(types)")
        }
        if let least = schema["minimum"] as? Double, let number = value as? Double, number < least {
            found.append("\(path) is below \(least)")
        }
        if let pattern = schema["pattern"] as? String, let text = value as? String,
            text.range(of: pattern, options: .regularExpression) == nil
        {
            found.append("\(path) does not match \(pattern)")
        }
        return found + memberProblems(of: value, schema: schema, at: path)
    }

    private func memberProblems(
        of value: Any,
        schema: [String: Any],
        at path: String
    ) -> [String] {
        var found: [String] = []
        if let elements = value as? [Any], let items = schema["items"] as? [String: Any] {
            for (number, element) in elements.enumerated() {
                found += problems(of: element, schema: items, at: "\(path)/\(number)")
            }
        }
        guard let object = value as? [String: Any] else { return found }
        for name in schema["required"] as? [String] ?? [] where object[name] == nil {
            found.append("\(path) has no \(name)")
        }
        let properties = schema["properties"] as? [String: [String: Any]] ?? [:]
        for (name, member) in object {
            if let property = properties[name] {
                found += problems(of: member, schema: property, at: "\(path)/\(name)")
            } else if let others = schema["additionalProperties"] as? [String: Any] {
                found += problems(of: member, schema: others, at: "\(path)/\(name)")
            } else if schema["additionalProperties"] as? Bool == false {
                found.append("\(path) may not have \(name)")
            }
            if let names = schema["propertyNames"] as? [String: Any] {
                found += problems(of: name, schema: names, at: "\(path)/\(name)")
            }
        }
        return found
    }

    private func resolved(_ reference: String) -> [String: Any] {
        reference.split(separator: "/").dropFirst().reduce(root) {
            $0[String($1)] as? [String: Any] ?? ["const": "no such definition: \(reference)"]
        }
    }

    private static func isType(_ type: String, _ value: Any) -> Bool {
        let isBool = value is Bool && CFBooleanCheck.isBoolean(value)
        return switch type {
        case "object": value is [String: Any]
        case "array": value is [Any]
        case "string": value is String
        case "boolean": isBool
        case "integer": !isBool && value is Int
        case "number": !isBool && value is Double
        case "null": value is NSNull
        default: false
        }
    }
}

/// Tells `true` from 1, which Foundation lets pass for each other.
private enum CFBooleanCheck {
    static func isBoolean(_ value: Any) -> Bool {
        guard let number = value as? NSNumber else { return false }
        return number === NSNumber(value: true) || number === NSNumber(value: false)
            || String(describing: type(of: value)).contains("Bool")
    }
}
