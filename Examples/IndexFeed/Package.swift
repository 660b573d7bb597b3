// swift-tools-version: 6.2
import PackageDescription

let package = Package(
    name: "IndexFeed",
    dependencies: [.package(name: "Fihrist", path: "../..")],
    targets: [
        .executableTarget(name: "IndexFeed", dependencies: [.product(name: "Fihrist", package: "Fihrist")])
    ],
    swiftLanguageModes: [.v6]
)
