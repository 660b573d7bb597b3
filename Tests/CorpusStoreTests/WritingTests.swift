import CorpusStore
import PassageIndex
import Testing

/// What is in the file after each change.
struct WritingTests {
    @Test func everyChangeLeavesASoundFile() throws {
        let folder = try StoreFolder()
        var random = SystemRandomNumberGenerator()
        for round in 0..<4 {
            let writer = try folder.writer()
            let outcomes = try writer.write(
                (0..<8).map { number in
                    document(
                        "/\(number + round * 4)",
                        "In Iraq the militias \(number)",
                        String(repeating: "* ", count: 150) + "Iraq",
                        "",
                        version: round
                    )
                }
            )
            try writer.remove(outcomes.prefix(3).map(\.row) + [9999])
            try writer.finish(changed: Bool.random(using: &random) ? 1 : 0)
            try writer.close()
            let found = try CorpusFile.verify(path: folder.path)
            #expect(found.isSound, "\(found.checks)")
        }
    }

    @Test func manyPassagesFillManyBlocksOfFacts() throws {
        let folder = try StoreFolder()
        let writer = try folder.writer()
        let rows = try writer.write(
            (0..<700).map { document("/\($0)", "word \($0) Iraq") }
        ).map(\.row)
        try writer.commit()
        try writer.remove(Array(rows[200..<600]))
        _ = try writer.write((0..<300).map { document("/\($0)", "other Iraq", version: 2) })
        try writer.finish(changed: 1)
        try writer.close()
        #expect(try CorpusFile.verify(path: folder.path).isSound)
        let file = try CorpusFile(reading: folder.path)
        try file.read { snapshot in
            let passages = try snapshot.allPassages()
            var seen: [UInt32] = []
            try snapshot.forEachBlock(of: passages + [999_999]) { block, range in
                for passage in passages[range] {
                    let place = FactBlock.place(of: passage)
                    #expect(block.document(place) != 0)
                    var (entities, countries) = (0, 0)
                    block.forEachEntity(place) { _ in entities += 1 }
                    block.forEachCountry(place) { _, _ in countries += 1 }
                    #expect(entities == 1 && countries == 1)
                    seen.append(passage)
                }
            }
            #expect(seen == passages)
            #expect(passages.count == 400)
        }
    }

    @Test func whatWasWrittenIsFoundAndWhatWasRemovedIsNot() throws {
        let folder = try StoreFolder()
        let writer = try folder.writer()
        let first = try writer.write([document("/a", "militias"), document("/b", "drones")])
        #expect(first.map(\.outcome) == [.added, .added])
        let again = try writer.write([document("/a", "militias")])
        #expect(again.map(\.outcome) == [.unchanged])
        #expect(again.map(\.row) == [first[0].row])
        let changed = try writer.write([document("/a", "missiles", version: 2)])
        #expect(changed.map(\.outcome) == [.updated])
        try writer.commit()
        #expect(try writer.file.count("militias") == 0)
        #expect(try writer.file.count("missiles") == 1)
        try writer.remove([first[1].row])
        try writer.commit()
        #expect(try writer.file.count("drones") == 0)
        let totals = try writer.file.read { try $0.totals() }
        #expect(
            [totals.documents, totals.passages, totals.tokens, totals.bytes] == [1, 1, 1, 100]
        )
    }

    @Test func readersSeeTheStateOfTheLastCommit() throws {
        let folder = try StoreFolder()
        try folder.fill([document("/a", "old")])
        let reader = try CorpusFile(reading: folder.path)
        let writer = try folder.writer()
        try reader.read { snapshot in
            _ = try writer.write([document("/a", "new", "new", version: 2), document("/b", "new")])
            #expect(try snapshot.totals().documents == 1)
            try writer.commit()
            let old = try snapshot.terms.postings(of: MatchTerm([IndexTerm.word("old".utf8)]))
            #expect(old.count == 1)
            #expect(try snapshot.totals().passages == 1)
            #expect(try snapshot.allPassages().count == 1)
        }
        #expect(try reader.count("old") == 0)
        #expect(try reader.count("new") == 3)
    }

    @Test func aWriterThatStopsLeavesTheLastCommit() throws {
        let folder = try StoreFolder()
        try folder.fill([document("/a", "old")])
        do {
            let writer = try folder.writer()
            _ = try writer.write([document("/b", "lost"), document("/a", "lost", version: 2)])
            #expect(try writer.file.count("lost") == 0)
        }
        let found = try CorpusFile.verify(path: folder.path)
        #expect(found.isSound, "\(found.checks)")
        let file = try CorpusFile(reading: folder.path)
        #expect(try file.count("lost") == 0)
        #expect(try file.count("old") == 1)
        let writer = try folder.writer()
        #expect(try writer.write([document("/b", "lost")]).map(\.outcome) == [.added])
    }

    @Test func aFailedWriteUndoesAllSinceTheLastCommit() throws {
        let folder = try StoreFolder()
        let writer = try folder.writer()
        _ = try writer.write([document("/a", "kept Iraq")])
        try writer.commit()
        var broken = document("/c", "broken Iraq")
        broken.passages[0].mentions.append(broken.passages[0].mentions[0])
        let twice = [document("/b", "lost"), broken]
        #expect(throws: IndexError.self) { _ = try writer.write(twice) }
        _ = try writer.write([document("/d", "later Iraq")])
        try writer.finish(changed: 1)
        #expect(try writer.file.count("lost") == 0)
        #expect(try writer.file.count("iraq") == 2)
        try writer.close()
        #expect(try CorpusFile.verify(path: folder.path).isSound)
    }

    @Test func anotherProgramReadsTheViews() throws {
        let folder = try StoreFolder()
        try folder.fill([document("/a", "Then in Iraq, héros"), document("/b")])
        #expect(try folder.run("SELECT uri FROM documents ORDER BY uri") == ["/a", "/b"])
        #expect(try folder.run("SELECT passages FROM documents ORDER BY uri") == ["1", "0"])
        #expect(try folder.run("SELECT text FROM passages") == ["Then in Iraq, héros"])
        #expect(try folder.run("SELECT written FROM mentions") == ["Iraq"])
        #expect(try folder.run("SELECT country FROM passage_countries") == ["IQ"])
    }
}
