import Foundation
import Testing

/// What is left of an index when the program, the disk or the rights end in the middle of a run.
struct DisasterTests {
    @Test func aKilledRunLosesNothing() throws {
        let sandbox = try Sandbox()
        #expect(try sandbox.run(["index", "corpus"]).status == 0)
        let before = try documents(in: sandbox)
        try sandbox.write(Self.manyRecords, to: "corpus/many.jsonl")
        let killed = try sandbox.shell(
            """
            "$FIHRIST" index corpus --quiet & run=$!
            while kill -0 $run 2>/dev/null; do
                size=$(stat -c %s Index/fihrist.sqlite-wal 2>/dev/null || echo 0)
                if [ "$size" -gt 0 ]; then kill -9 $run; fi
                sleep 0.01
            done
            wait $run
            """
        )
        #expect(killed.status == 137, "\(killed)")
        #expect(try sandbox.run(["verify"]).status == 0)
        // A commit is all there or not at all, whichever the moment.
        #expect(try [before, before + Self.recordCount].contains(documents(in: sandbox)))
        #expect(try sandbox.run(["index", "corpus"]).status == 0)
        #expect(try documents(in: sandbox) == before + Self.recordCount)
        #expect(try sandbox.run(["verify"]).status == 0)
    }

    @Test(.enabled(if: canMount, "this system does not let the test mount a small disk"))
    func aFullDiskLosesNothing() throws {
        let sandbox = try Sandbox()
        try sandbox.write(Self.manyRecords, to: "many/many.jsonl")
        let run = try sandbox.shell(
            """
            mkdir Index && unshare -rm sh -c '
                mount -t tmpfs -o size=1500k none Index
                "$FIHRIST" index corpus --quiet > /dev/null || exit 1
                "$FIHRIST" index many --quiet; echo "status $?"
                "$FIHRIST" verify > /dev/null || echo damaged
                "$FIHRIST" search Qaani --format jsonl | grep -c hit'
            """
        )
        #expect(run.lines == ["status 2", "1"], "\(run)")
        #expect(run.errors.contains("disk") && run.errors.contains("full"), "\(run.errors)")
    }

    @Test(.enabled(if: canDropRights, "this system does not let the test run as somebody else"))
    func anIndexOfSomebodyElseIsReadAndLeftAlone() throws {
        let sandbox = try Sandbox.copied()
        // As an index run leaves it: what searches leave beside the file would be enough for others.
        let run = try sandbox.shell(
            """
            rm -f Index/*-wal Index/*-shm; chmod 444 Index/*; chmod 555 Index
            nobody="setpriv --reuid=65534 --regid=65534 --clear-groups"
            $nobody "$FIHRIST" search Qaani --format jsonl | grep -c hit
            $nobody "$FIHRIST" index corpus; echo "status $?"
            $nobody "$FIHRIST" verify; echo "status $?"
            chmod 755 Index
            """
        )
        #expect(run.lines == ["1", "status 2", "status 2"], "\(run)")
        #expect(run.errors.contains("Index/fihrist.sqlite"), "\(run.errors)")
    }

    private static let recordCount = 3000

    private static var manyRecords: String {
        (0..<recordCount).map {
            """
            {"id":"m-\($0)","title":"Report \($0)","text":"A drone numbered \($0 &* 7919) flew over \
            the valley, said witness \($0 &* 104_729), before the militia of village \($0) left."}

            """
        }.joined()
    }

    private func documents(in sandbox: Sandbox) throws -> Int {
        let run = try sandbox.run(["stats"])
        #expect(run.status == 0, "\(run.errors)")
        let line = run.lines.first { $0.hasPrefix("documents") }
        return Int((line ?? "").filter(\.isNumber)) ?? -1
    }

    private static func succeeds(_ line: String) -> Bool {
        (try? Sandbox().shell(line).status) == 0
    }

    private static let canMount = succeeds("unshare -rm mount -t tmpfs none /mnt")
    private static let canDropRights = succeeds(
        "setpriv --reuid=65534 --regid=65534 --clear-groups \"$FIHRIST\" --version"
    )
}
