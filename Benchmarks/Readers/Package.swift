// swift-tools-version: 6.2
import PackageDescription

let package = Package(
    name: "Readers",
    dependencies: [.package(name: "Fihrist", path: "../..")],
    targets: [
        .executableTarget(name: "Readers", dependencies: [.product(name: "Fihrist", package: "Fihrist")])
    ],
    swiftLanguageModes: [.v6]
)
