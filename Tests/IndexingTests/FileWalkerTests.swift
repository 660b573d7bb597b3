import Foundation
import Testing

@testable import Indexing

struct FileWalkerTests {
    private let folder: TemporaryFolder

    init() throws {
        folder = try TemporaryFolder()
    }

    /// The files below the folder, as paths inside it.
    private func files(_ names: [String] = [""]) -> [String] {
        walk(names).compactMap { entry in
            guard case .file(let path) = entry else { return nil }
            return path.replacing(folder.path + "/", with: "")
        }
    }

    private func walk(_ names: [String]) -> [FileWalker.Entry] {
        Array(FileWalker(names.map { folder.path + "/" + $0 }))
    }

    @Test func comesInTheOrderOfUTF8BytesWhateverTheOrderOfCreation() throws {
        for name in ["z.txt", "é.txt", "a/2.txt", "B.txt", "a/10.txt", "README.md"] {
            try folder.write(name, "x")
        }
        #expect(
            files() == ["B.txt", "README.md", "a/10.txt", "a/2.txt", "z.txt", "é.txt"]
        )
    }

    @Test func namesThatComposeAccentsInOtherWaysAreOthers() throws {
        try folder.write("Re\u{301}sume\u{301}.txt", "x")
        try folder.write("R\u{E9}sum\u{E9}.txt", "x")
        #expect(files().count == 2)
    }

    @Test func passesOverTheIndexThatIsMade() throws {
        for name in ["a.txt", "my.sqlite", "my.sqlite-wal", "my.sqlite-shm", "my.sqlite-writer"] {
            try folder.write(name, "x")
        }
        try folder.write("my.sqlite.edits.tsv", "x")
        try folder.write("other/my.sqlite", "x")
        let walker = FileWalker([folder.path], index: folder.path + "/other/../my.sqlite")
        let found = walker.map { entry in
            if case .file(let path) = entry { path } else { "" }
        }
        #expect(found == ["a.txt", "other/my.sqlite"].map { folder.path + "/" + $0 })
    }

    @Test func passesOverHiddenFilesAndFoldersUnlessNamed() throws {
        try folder.write(".hidden.txt", "x")
        try folder.write(".git/config.txt", "x")
        try folder.write("seen.txt", "x")
        #expect(files() == ["seen.txt"])
        #expect(files([".hidden.txt"]) == [".hidden.txt"])
    }

    @Test func loopsOfLinksEnd() throws {
        try folder.write("a/b/file.txt", "x")
        try FileManager.default.createSymbolicLink(
            atPath: folder.path + "/a/b/loop",
            withDestinationPath: folder.path + "/a"
        )
        #expect(files() == ["a/b/file.txt"])
    }

    @Test func linkedFilesComeOnceUnderTheirRealPath() throws {
        try folder.write("real.txt", "x")
        try FileManager.default.createSymbolicLink(
            atPath: folder.path + "/a-link.txt",
            withDestinationPath: folder.path + "/real.txt"
        )
        #expect(files() == ["real.txt"])
        #expect(files(["real.txt", "", "real.txt"]) == ["real.txt"])
    }

    @Test func saysWhatCannotBeRead() throws {
        try FileManager.default.createSymbolicLink(
            atPath: folder.path + "/broken",
            withDestinationPath: folder.path + "/nowhere"
        )
        mkfifo(folder.path + "/pipe", 0o600)
        let reasons = walk(["", "missing.txt"]).map { entry in
            guard case .skipped(let skipped) = entry else { return "file" }
            return skipped.description.replacing(folder.path + "/", with: "")
        }
        #expect(
            reasons == [
                "broken: a symbolic link that leads nowhere",
                "pipe: neither a file nor a folder", "missing.txt: no such file or folder",
            ]
        )
    }

    // The super-user may read everything.
    @Test(.enabled(if: getuid() != 0, "needs a user other than root"))
    func saysWhichFolderIsClosed() throws {
        try folder.write("closed/file.txt", "x")
        chmod(folder.path + "/closed", 0)
        defer { chmod(folder.path + "/closed", 0o700) }
        guard case .skipped(let skipped) = walk([""]).first else {
            Issue.record("the folder was read")
            return
        }
        #expect(skipped.reason.hasPrefix("permission denied"))
    }

    @Test(arguments: [
        ("/a/./b//c/", "/a/b/c"), ("/a/../b", "/b"), ("/../..", "/"), ("/", "/"),
    ])
    func pathsAreMadeAbsolute(given: String, expected: String) {
        #expect(FileWalker.absolute(given) == expected)
    }

    @Test func standardInputIsPassedThrough() {
        #expect(Array(FileWalker(["-"])) == [.file("-")])
    }
}

struct ChecksumTests {
    /// The test vectors of FIPS 180-2.
    @Test(arguments: [
        ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
        ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
    ])
    func isSHA256(text: String, digest: String) {
        #expect(Checksum.sha256(text.utf8) == digest)
    }
}
