import Foundation
import Testing

/// The loadable extension, through the programs that load it.
struct ExtensionTests {
    /// An index of some documents of the sample corpus, made once.
    private static let samples = Result {
        let sandbox = try Sandbox()
        try FileManager.default.copyItem(
            at: Peers.root.appending(path: "seeds"),
            to: sandbox.folder.appending(path: "seeds")
        )
        try #require(try sandbox.run(["index", "--quiet"]).status == 0)
        try FileManager.default.copyItem(
            at: Sandbox.program.deletingLastPathComponent().appending(path: "libFihristSQLite.so"),
            to: sandbox.folder.appending(path: "libfihrist.so")
        )
        return sandbox
    }

    /// What SQLite's shell prints for some statements, with the extension loaded.
    private func shell(_ sql: String, index: String = "Index/fihrist.sqlite") throws -> ProgramRun {
        let sandbox = try Self.samples.get()
        let name = "\(UUID().uuidString).sql"
        // Shells that close the index at this moment lock others out.
        try sandbox.write(".timeout 5000\n.load ./libfihrist\n\(sql)\n", to: name)
        return try sandbox.shell("sqlite3 -batch \(index) < \(name)")
    }

    private static let hasShell = FileManager.default.isExecutableFile(atPath: "/usr/bin/sqlite3")
    private static let hasPython = FileManager.default.isExecutableFile(atPath: "/usr/bin/python3")

    @Test(
        .enabled(if: hasShell, "needs the program sqlite3"),
        arguments: [
            "drone", "drone OR missile country:IQ", "Tehran", "Beirut", "country:UK", "country:XX",
            "militia lang:en date:2025..",
            "source:\"Two Rivers Notebook\"", "title:drone", "person:\"Ismail Qaani\"",
            "\"drone attack\"~5", "milit*", "@person attack", "path:iraq drone", "-drone",
            "(drone OR source:x) -attack", "org:\"Popular Mobilization Forces\"",
            "\"unfinished (((", "date:2024-06", "heading:groups", "drones missiles",
        ]
    )
    func aSearchFindsWhatTheCommandFinds(query: String) throws {
        let (found, expected) = try passages(for: query)
        #expect(found == expected)
    }

    @Test(
        .enabled(if: hasShell, "needs the program sqlite3"),
        arguments: [
            "Kata'ib Hezbollah", "كتائب حزب الله", "\"Quds Force\" -Lebanon", "US", "Iraqi PMF",
        ]
    )
    func aNameIsFoundUnderItsOtherNames(query: String) throws {
        // The command knows spellings that no list has.
        let (found, expected) = try passages(for: query)
        #expect(!found.isEmpty && found.isSubset(of: expected))
        #expect(found.count * 2 > expected.count)
    }

    /// What the extension finds, and what the command does.
    private func passages(for query: String) throws -> (found: Set<Int>, expected: Set<Int>) {
        let sandbox = try Self.samples.get()
        let run = try sandbox.run(["search", "--format", "jsonl", "--limit", "100000", "--", query])
        let expected = try run.lines.dropLast().map { line in
            let hit = try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any]
            return try #require((hit?["passage"] as? [String: Any])?["id"] as? Int)
        }
        let quoted = query.replacing("'", with: "''")
        let found = try shell("SELECT passage FROM fihrist_search('\(quoted)');")
        #expect(found.errors.isEmpty)
        return (Set(found.lines.compactMap { Int($0) }), Set(expected))
    }

    @Test(.enabled(if: hasShell, "needs the program sqlite3"))
    func theStatementsOfReadmeRun() throws {
        let statements = try ReadmeTests.blocks("sql").joined(separator: "\n")
        #expect(statements.contains("fihrist_search"))
        let run = try shell(
            statements.replacing(".load .build/release/libfihrist", with: ".load ./libfihrist")
        )
        #expect(run.errors.isEmpty && run.output.contains("⟦"), "\(run)")
    }

    @Test(.enabled(if: hasShell, "needs the program sqlite3"))
    func functionsAnswer() throws {
        let run = try shell(
            """
            SELECT fihrist_fold('Kata’ib Ḥizballāh');
            SELECT fihrist_fold(NULL) IS NULL, fihrist_query(NULL) IS NULL;
            SELECT fihrist_name_key('Gaddafi') = fihrist_name_key('القذافي'), fihrist_name_key('7') IS NULL;
            SELECT count(*) = (SELECT count(*) FROM fihrist_search('drone'))
                FROM passage_index WHERE passage_index MATCH fihrist_query('drone');
            SELECT instr(highlighted, '⟦') > 0 AND highlighted = fihrist_highlight(passage, 'drone')
                FROM fihrist_search('drone', 3);
            SELECT replace(replace(highlighted, '⟦', ''), '⟧', '') = text AND json_valid(countries)
                FROM fihrist_search('"Kata''ib Hezbollah"') LIMIT 2;
            SELECT fihrist_highlight(passage, 'drone', '<b>', '</b>') LIKE '%<b>%'
                FROM fihrist_search('drone') LIMIT 1;
            SELECT sum(score < before) FROM
                (SELECT score, lead(score) OVER () AS before FROM fihrist_search('iran'));
            """
        )
        #expect(run.errors.isEmpty)
        #expect(
            run.lines == ["kataib hizballah", "1|1", "1|1", "1", "1", "1", "1", "1", "1", "1", "0"]
        )
    }

    @Test(
        .enabled(if: hasShell, "needs the program sqlite3"),
        arguments: [
            ("SELECT * FROM fihrist_search;", "fihrist_search needs a query"),
            ("SELECT fihrist_query('source:x');", "SELECT from fihrist_search"),
            ("SELECT fihrist_query('');", "SELECT from fihrist_search"),
            ("SELECT fihrist_fold();", "wrong number of arguments"),
            ("DELETE FROM document;", "readonly"),
            (
                """
                PRAGMA query_only = 0;
                INSERT INTO passage_index(rowid, title, heading, text) VALUES(99999, 'a', 'b', 'c');
                """, "readonly"
            ),
            ("SELECT * FROM passage_index WHERE passage_index MATCH '\"';", "unterminated"),
            ("SELECT * FROM fihrist_search('drone', 'many');", "whole number"),
        ]
    )
    func whatIsWrongIsAnError(sql: String, message: String) throws {
        let run = try shell(sql)
        #expect(run.errors.contains(message), "\(run)")
        #expect(run.output.isEmpty)
    }

    @Test(.enabled(if: hasShell, "needs the program sqlite3"))
    func oddArgumentsAreAnswered() throws {
        let run = try shell(
            """
            SELECT count(*) FROM fihrist_search(NULL);
            SELECT count(*) FROM fihrist_search('');
            SELECT count(*) FROM fihrist_search(x'ff00fe');
            SELECT count(*) FROM fihrist_search(12.5, 0);
            SELECT count(*) > 0 FROM fihrist_search('drone', -1);
            SELECT count(*) > 0 FROM fihrist_search('drone', 9223372036854775807);
            SELECT count(*) FROM fihrist_search(printf('%.*c', 200000, '('));
            SELECT fihrist_highlight(-1, 'drone') IS NULL, fihrist_highlight('x', x'c3') IS NULL;
            SELECT length(fihrist_fold(zeroblob(100000))) = 0;
            SELECT count(*) > 0 FROM passage, fihrist_search(passage.text) AS found
                WHERE passage.id < 4 AND found.passage = passage.id;
            """
        )
        #expect(run.errors.isEmpty)
        #expect(run.lines.count == 10, "\(run)")
    }

    @Test(.enabled(if: hasShell, "needs the program sqlite3"))
    func otherFilesStayAsTheyAre() throws {
        let run = try shell(
            """
            CREATE TABLE mine(x);
            INSERT INTO mine VALUES(fihrist_fold('Ḥāshd'));
            SELECT x FROM mine;
            ATTACH 'Index/fihrist.sqlite' AS corpus;
            SELECT count(*) > 0 FROM fihrist_search('drone');
            """,
            index: "'\(UUID().uuidString).db'"
        )
        #expect(run.errors.isEmpty)
        #expect(run.lines == ["hashd", "1"])
        let none = try shell("SELECT * FROM fihrist_search('x');", index: ":memory:")
        #expect(none.errors.contains("no such table"), "\(none)")
    }

    @Test(.enabled(if: hasShell, "needs the program sqlite3"))
    func withoutTheExtensionTablesAndViewsCanBeRead() throws {
        let sandbox = try Self.samples.get()
        let names = try sandbox.shell(
            """
            sqlite3 -batch -cmd '.timeout 5000' Index/fihrist.sqlite "SELECT name FROM pragma_table_list WHERE schema = 'main'
                AND type IN ('table', 'view')"
            """
        )
        #expect(names.lines.count > 12)
        for name in names.lines {
            let run = try sandbox.shell(
                "sqlite3 -batch -cmd '.timeout 5000' Index/fihrist.sqlite 'SELECT count(*) FROM \"\(name)\"'"
            )
            #expect(run.status == 0 && run.errors.isEmpty, "\(name): \(run)")
        }
    }

    @Test(.enabled(if: hasPython, "needs Debian's python3"))
    func pythonLoadsIt() throws {
        let sandbox = try Self.samples.get()
        try sandbox.write(
            """
            import sqlite3
            index = sqlite3.connect("file:Index/fihrist.sqlite?mode=ro", uri=True)
            index.enable_load_extension(True)
            index.load_extension("./libfihrist")
            sql = "SELECT count(*) FROM passage_index WHERE passage_index MATCH fihrist_query(?)"
            print(index.execute(sql, ("drone OR missile",)).fetchone()[0] > 0)
            rows = index.execute("SELECT title, score FROM fihrist_search(?, 5)", ("militia",)).fetchall()
            print(len(rows), all(title and score > 0 for title, score in rows))
            for odd in ("", "\\0", '"', "NEAR(", "a" * 100000, "\\udcff".encode("utf8", "surrogatepass")):
                index.execute("SELECT count(*) FROM fihrist_search(?)", (odd,)).fetchone()
            """,
            to: "load.py"
        )
        let run = try sandbox.shell("/usr/bin/python3 load.py")
        #expect(run.status == 0, "\(run)")
        #expect(run.lines == ["True", "5 True"])
    }

    @Test(.enabled(if: hasPython, "needs Debian's python3"))
    func aLockedFileIsWaitedFor() throws {
        let sandbox = try Self.samples.get()
        try FileManager.default.copyItem(
            at: sandbox.folder.appending(path: "Index"),
            to: sandbox.folder.appending(path: "Locked")
        )
        try sandbox.write(
            """
            import sqlite3, subprocess, sys
            path = "Locked/fihrist.sqlite"
            # In another process: Python's threads wait for each other while an extension loads.
            hold = '''if True:
                import sqlite3, sys, time
                holder = sqlite3.connect(sys.argv[1], isolation_level=None)
                holder.execute("PRAGMA locking_mode = exclusive")
                holder.execute("BEGIN EXCLUSIVE")
                print("held", flush=True)
                time.sleep(0.5)
            '''
            holder = subprocess.Popen([sys.executable, "-c", hold, path], stdout=subprocess.PIPE)
            holder.stdout.readline()
            index = sqlite3.connect(path, timeout=0)
            index.enable_load_extension(True)
            try:
                index.execute("SELECT count(*) FROM document")
            except sqlite3.OperationalError as error:
                print(error)
            index.load_extension("./libfihrist")
            print(index.execute("SELECT count(*) > 0 FROM fihrist_search('drone')").fetchone()[0])
            holder.wait()
            """,
            to: "locked.py"
        )
        let run = try sandbox.shell("/usr/bin/python3 locked.py")
        #expect(run.status == 0, "\(run)")
        #expect(run.lines == ["database is locked", "1"])
    }

    @Test(.enabled(if: hasShell, "needs the program sqlite3"))
    func aFileThatIsNoDatabaseIsSaidSo() throws {
        let sandbox = try Self.samples.get()
        try sandbox.write(String(repeating: "no database ", count: 1_000), to: "odd.sqlite")
        let run = try shell("SELECT 1;", index: "odd.sqlite")
        #expect(run.errors.contains("file is not a database"), "\(run)")
        #expect(!run.errors.contains("crashed"), "\(run)")
        #expect(run.lines == ["1"])
    }

    @Test(.enabled(if: Peers.has("datasette"), "needs datasette; see Scripts/setup-peers.sh"))
    func datasetteSearchesAndCountsFacets() throws {
        let sandbox = try Self.samples.get()
        let query = "_search=drone&_fts_table=passage_index&_fts_pk=passage&_facet=country"
        let run = try sandbox.shell(
            """
            "\(Peers.program("datasette"))" Index/fihrist.sqlite --load-extension ./libfihrist.so \
                --get '/fihrist/passage_countries.json?\(query)&_size=0'
            """
        )
        #expect(run.status == 0, "\(run)")
        let answer = try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any]
        let facets = answer?["facet_results"] as? [String: Any]
        // Releases differ in whether the facets stand inside another object.
        let country = (facets?["results"] as? [String: Any] ?? facets)?["country"] as? [String: Any]
        let values = try #require(country?["results"] as? [[String: Any]])
        let facet = try sandbox.run(["search", "drone", "--facet", "country", "--format", "json"])
        #expect(!values.isEmpty)
        for value in values {
            let code = try #require(value["value"] as? String)
            let count = try #require(value["count"] as? Int)
            let chosen = try sandbox.run(
                [
                    "search", "drone", "--match", "all", "--country", code, "--format", "trec",
                    "--limit", "9999",
                ]
            )
            #expect(chosen.lines.count >= count, "\(code): \(count) of \(facet.output)")
        }
        let search = try sandbox.shell(
            """
            "\(Peers.program("datasette"))" Index/fihrist.sqlite --load-extension ./libfihrist.so \
                --get "/fihrist.json?sql=select+title+from+fihrist_search(:q,3)&q=Kata'ib+Hezbollah"
            """
        )
        #expect(search.output.contains("Kata"), "\(search)")
    }

    @Test(
        .enabled(
            if: FileManager.default.isExecutableFile(atPath: "/usr/bin/nm"),
            "needs the program nm"
        )
    )
    func onlyTheHostsSQLiteIsCalled() throws {
        let sandbox = try Self.samples.get()
        let run = try sandbox.shell("nm -D libfihrist.so")
        let symbols = run.lines.filter { $0.contains("sqlite3_") }
        #expect(
            Set(symbols.compactMap { $0.split(separator: " ").last }) == [
                "sqlite3_fihrist_init", "sqlite3_fihristsqlite_init",
            ]
        )
        #expect(!run.output.contains("Foundation"))
    }
}
