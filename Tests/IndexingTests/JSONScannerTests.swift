import Foundation
import Testing

@testable import Indexing

struct JSONScannerTests {
    private func value(_ text: String) throws -> Range<Int> {
        let bytes = Array(text.utf8)
        var scanner = JSONScanner()
        scanner.skipSpace(bytes.span)
        let range = try scanner.value(bytes.span)
        try scanner.finish(bytes.span)
        return range
    }

    @Test(arguments: [
        "1", "-0", "0.5e+10", "1E3", "true", "false", "null", "\"\"", "[]", "{}", "[[],{}]",
        " [1 , 2 ] ", #"{"a":{"b":[1,"x",null]},"c":"\u00e9\\\"\/"}"#, #"{"a":1,"a":2}"#,
    ])
    func takesWhatFoundationTakes(text: String) throws {
        _ = try JSONSerialization.jsonObject(with: Data(text.utf8), options: .fragmentsAllowed)
        _ = try value(text)
    }

    @Test(arguments: [
        "", " ", "01", "-", "1.", ".5", "1e", "+1", "tru", "nul", "\"", #""\x""#, #""\u12g4""#,
        "\"a\nb\"", "[1,]", "[,1]", "[1 2]", "{1:2}", #"{"a"}"#, #"{"a":}"#, #"{"a":1,}"#, "[", "{",
        "]", "[}", "1 2", "'a'", "NaN", #"{"a":1]"#, "\"\\", "\"\\u12",
    ])
    func refusesWhatIsNoJSON(text: String) {
        #expect(throws: JSONError.self) { try value(text) }
    }

    @Test(arguments: ["[", "{\"a\":", "[{\"a\":"])
    func deepNestingIsRefusedWithoutOverflow(opening: String) {
        #expect { try value(String(repeating: opening, count: 100_000)) } throws: { error in
            (error as? JSONError)?.message == "nested more than 1000 levels deep"
        }
    }

    @Test func everyPrefixOfARecordIsRefused() {
        let record = Array(#"{"id": 1, "text": "a\n\ud83d\ude00", "x": [true, {"y": null}]}"#.utf8)
        for length in 0..<record.count {
            let cut = Array(record[..<length])
            #expect(throws: JSONError.self, "\(length) bytes") {
                _ = try JSONScanner.members(of: cut.span)
            }
        }
    }

    @Test func randomChangesNeverCrash() {
        var random = SplitMix64(state: 7)
        let record = Array(#"{"id": -1.5e3, "text": "a\n\u00e9", "x": [true, {"y": null}]}"#.utf8)
        for _ in 0..<5000 {
            var changed = record
            for _ in 0..<3 {
                let index = Int(random.next() % UInt64(changed.count))
                changed[index] = UInt8(truncatingIfNeeded: random.next())
            }
            let accepted = (try? JSONRecord.draft(changed.span)) != nil
            let foundation = try? JSONSerialization.jsonObject(with: Data(changed))
            if accepted, TextDecoder.isValid(changed) {
                #expect(foundation != nil, "\(String(decoding: changed, as: UTF8.self))")
            }
        }
    }
}

/// A small random number generator with a fixed start, so that a failure can be repeated.
struct SplitMix64: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }
}
