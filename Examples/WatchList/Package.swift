// swift-tools-version: 6.2
import PackageDescription

let package = Package(
    name: "WatchList",
    dependencies: [.package(name: "Fihrist", path: "../..")],
    targets: [
        .executableTarget(name: "WatchList", dependencies: [.product(name: "Fihrist", package: "Fihrist")])
    ],
    swiftLanguageModes: [.v6]
)
