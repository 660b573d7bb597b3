import Testing

@testable import CorpusStore

/// The file of edits, and the map that brings entities together.
struct EntityEditTests {
    @Test func aFileIsReadLineByLine() {
        let edits = EntityEdits(
            """
            # What we found in March.

            merge\torg:a\torg:b\torg:c\t# one militia
            split\torg:a\torg:b
              # indented
            hide\tname:person:x\r
            rename\torg:a\tThe # Brigade
            """
        )
        #expect(edits.problems.isEmpty)
        #expect(edits.edits.map(\.line) == [3, 4, 6, 7])
        #expect(
            edits.edits.map(\.edit) == [
                .merge(["org:a", "org:b", "org:c"]), .split("org:a", "org:b"),
                .hide("name:person:x"), .rename("org:a", to: "The # Brigade"),
            ]
        )
        #expect(EntityEdits("").edits.isEmpty)
        #expect(EntityEdits("# nothing").mark == EntityEdits().mark)
        #expect(EntityEdits("hide\ta").mark != EntityEdits("hide\tb").mark)
    }

    @Test(
        arguments: [
            "merge\torg:a", "merge\torg:a\torg:a", "split\ta", "split\ta\ta", "split\ta\tb\tc",
            "hide", "hide\ta\tb", "rename\ta", "remove\ta", "merge org:a org:b", "merge\ta\t\tb",
            "\t", "rename\ta\tb\tc",
        ]
    )
    func whatCannotBeReadIsSaidWithItsLine(line: String) {
        let edits = EntityEdits("hide\tx\n\(line)\nhide\ty")
        #expect(edits.edits.map(\.line) == [1, 3])
        #expect(edits.problems.map(\.line) == (line == "\t" ? [] : [2]))
        #expect(edits.problems.allSatisfy { !$0.reason.isEmpty })
    }

    @Test func linesAreReadAsTheyAreWritten() {
        for edit: EntityEdit in [
            .merge(["a", "b"]), .split("a", "b"), .hide("a"), .rename("a", to: "A\tb\nc"),
        ] {
            let read = EntityEdits(edit.line).edits.map(\.edit)
            #expect(read.map(\.line) == [edit.line])
        }
    }

    @Test func theMapIsReadAsItWasWritten() {
        let pairs: [(UInt32, UInt32)] = [(2, 5 << 2 | 1), (3, 0), (900, 1 << 20), (70_000, 4)]
        let map = EntityMap(pairs.map { (row: $0, target: $1) })
        #expect(EntityMap(unpacking: map.packed) == map)
        #expect(EntityMap(unpacking: []).isEmpty)
        #expect(
            map.row(2) == 5 && map.row(3) == nil && map.row(4) == 4 && map.row(1 << 40) == 1 << 40
        )
        #expect(map.fact(2 << 2 | 3) == 5 << 2 | 1)
        #expect(map.fact(3 << 2) == 0)
        #expect(map.fact(7 << 2 | 2) == 7 << 2 | 2)
    }
}
