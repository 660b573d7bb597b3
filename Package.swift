// swift-tools-version: 6.2
import PackageDescription

// Targets and what each may import: ARCHITECTURE.md. `Scripts/check.sh` holds the sources to it. Each
// names all that it imports, or it would not be built anew when that changes.
let package = Package(
    name: "Fihrist",
    products: [
        .library(name: "Fihrist", targets: ["Fihrist"]),
        .executable(name: "fihrist", targets: ["FihristCommand"]),
        .library(name: "FihristSQLite", type: .dynamic, targets: ["FihristSQLite"]),
    ],
    dependencies: [
        .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
    ],
    targets: [
        // Headers only: the command gets the library through GRDB, the extension from its host.
        .systemLibrary(name: "CSQLite", providers: [.apt(["libsqlite3-dev"])]),
        .systemLibrary(
            name: "CCrypto",
            pkgConfig: "libcrypto",
            providers: [.apt(["libssl-dev"])]
        ),
        .systemLibrary(name: "CStemmer", providers: [.apt(["libstemmer-dev"])]),
        .systemLibrary(
            name: "CLibXML2",
            pkgConfig: "libxml-2.0",
            providers: [.apt(["libxml2-dev"])]
        ),
        .target(
            name: "CTextTables",
            exclude: ["folding.bin", "names.bin"],
            cSettings: [.headerSearchPath(".")]
        ),
        .target(
            name: "CEntityLists",
            exclude: ["lists", "lists.bin", "names.bin"],
            cSettings: [.headerSearchPath("lists"), .headerSearchPath(".")]
        ),

        .target(name: "TextAnalysis", dependencies: ["CStemmer", "CTextTables"]),
        .target(name: "QueryLanguage", dependencies: ["TextAnalysis"]),
        .target(name: "PassageIndex", dependencies: ["CSQLite", "TextAnalysis"]),
        .target(name: "EntityTagging", dependencies: ["CEntityLists", "TextAnalysis"]),
        .target(
            name: "CorpusStore",
            dependencies: [
                "CSQLite", "PassageIndex", .product(name: "GRDB", package: "GRDB.swift"),
            ]
        ),
        .target(
            name: "Indexing",
            dependencies: [
                "CCrypto", "CLibXML2", "CorpusStore", "EntityTagging", "PassageIndex",
                "TextAnalysis",
                .product(name: "Logging", package: "swift-log"),
            ]
        ),
        .target(
            name: "Searching",
            dependencies: [
                "CorpusStore", "EntityTagging", "PassageIndex", "QueryLanguage", "TextAnalysis",
            ]
        ),
        .target(name: "Fihrist", dependencies: ["EntityTagging", "Indexing", "Searching"]),
        .target(name: "CSQLiteHost"),
        .target(
            name: "FihristSQLite",
            dependencies: [
                "CSQLite", "CSQLiteHost", "PassageIndex", "QueryLanguage", "TextAnalysis",
            ]
        ),
        .target(name: "Rendering", dependencies: ["Fihrist"]),
        .target(name: "CAllocator"),
        .executableTarget(
            name: "FihristCommand",
            dependencies: [
                "CAllocator", "Rendering",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
                .product(name: "Logging", package: "swift-log"),
            ]
        ),
        .executableTarget(name: "TrainTagger", dependencies: ["EntityTagging", "TextAnalysis"]),

        .executableTarget(
            name: "FihristBench",
            dependencies: ["CorpusStore", "EntityTagging", "Searching", "TextAnalysis"],
            path: "Benchmarks/Adapter"
        ),

        .testTarget(name: "TextAnalysisTests", dependencies: ["TextAnalysis"]),
        .testTarget(name: "QueryLanguageTests", dependencies: ["QueryLanguage"]),
        .testTarget(
            name: "PassageIndexTests",
            dependencies: ["CSQLite", "PassageIndex", "TextAnalysis"]
        ),
        .testTarget(name: "EntityTaggingTests", dependencies: ["EntityTagging", "TextAnalysis"]),
        .testTarget(name: "TrainTaggerTests", dependencies: ["EntityTagging", "TrainTagger"]),
        .testTarget(
            name: "CorpusStoreTests",
            dependencies: ["CSQLite", "CorpusStore", "PassageIndex"]
        ),
        .testTarget(
            name: "IndexingTests",
            dependencies: ["CorpusStore", "Indexing", "TextAnalysis"]
        ),
        .testTarget(
            name: "SearchingTests",
            dependencies: [
                "CorpusStore", "PassageIndex", "QueryLanguage", "Searching", "TextAnalysis",
            ]
        ),
        .testTarget(name: "FihristTests", dependencies: ["Fihrist", "Indexing", "Searching"]),
        .testTarget(
            name: "RenderingTests",
            dependencies: ["Indexing", "Rendering", "Searching"]
        ),
        .testTarget(
            name: "FihristCommandTests",
            dependencies: ["Fihrist", "FihristCommand"]
        ),
    ],
    swiftLanguageModes: [.v6]
)

let plain: Set = [
    "CSQLite", "CStemmer", "CCrypto", "CLibXML2", "CTextTables", "CEntityLists",
    "CSQLiteHost",
]
for target in package.targets where !plain.contains(target.name) {
    target.swiftSettings = [
        .treatAllWarnings(as: .error),
        // https://github.com/swiftlang/swift-evolution/blob/main/proposals/0335-existential-any.md
        .enableUpcomingFeature("ExistentialAny"),
        // https://github.com/swiftlang/swift-evolution/blob/main/proposals/0444-member-import-visibility.md
        .enableUpcomingFeature("MemberImportVisibility"),
        // https://github.com/swiftlang/swift-evolution/blob/main/proposals/0409-access-level-on-imports.md
        .enableUpcomingFeature("InternalImportsByDefault"),
    ]
}
