// swift-tools-version: 6.2
import PackageDescription

let package = Package(
    name: "ScreenNames",
    dependencies: [.package(name: "Fihrist", path: "../..")],
    targets: [
        .executableTarget(name: "ScreenNames", dependencies: [.product(name: "Fihrist", package: "Fihrist")])
    ],
    swiftLanguageModes: [.v6]
)
