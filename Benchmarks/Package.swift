// swift-tools-version: 6.1
import PackageDescription

let settings: [SwiftSetting] = [
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
]

let package = Package(
  name: "entente-benchmarks",
  platforms: [.macOS(.v15)],
  dependencies: [.package(name: "entente", path: "..")],
  targets: [
    .target(name: "CMeter"),
    .executableTarget(
      name: "entente-benchmarks",
      dependencies: ["CMeter", .product(name: "Linguistics", package: "entente")],
      swiftSettings: settings),
    .executableTarget(
      name: "store-queries", dependencies: [.product(name: "GraphStore", package: "entente")],
      swiftSettings: settings),
  ],
  swiftLanguageModes: [.v6]
)
