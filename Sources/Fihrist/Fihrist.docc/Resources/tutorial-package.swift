// swift-tools-version: 6.2
import PackageDescription

let package = Package(
    name: "Reports",
    dependencies: [.package(path: "../Fihrist")],
    targets: [.executableTarget(name: "Reports", dependencies: ["Fihrist"])]
)
