// swift-tools-version: 6.1
import PackageDescription

let settings: [SwiftSetting] = [
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
]

/// Folders of embedded data files, which the Swift targets they lie in do not compile.
let resourceFolders = [
  "Linguistics": ["Resources"],
  "EntityLinking": ["Resources"], "RelationExtraction": ["Resources"],
  "GraphRendering": ["Resources"],
]

/// A Swift module of ours, with the language settings all of them share.
func module(_ name: String, _ dependencies: [Target.Dependency] = []) -> Target {
  .target(
    name: name, dependencies: dependencies, exclude: resourceFolders[name] ?? [],
    swiftSettings: settings)
}

/// The tests of one module; `Tests/Fixtures` is found through `#filePath`.
func tests(of name: String, _ dependencies: [Target.Dependency] = []) -> Target {
  .testTarget(
    name: name + "Tests", dependencies: [.target(name: name)] + dependencies,
    exclude: ["GraphRendering", "Linguistics"].contains(name) ? ["Snapshots"] : [],
    swiftSettings: settings)
}

let package = Package(
  name: "entente",
  platforms: [.macOS(.v15)],
  products: [
    .library(name: "Entente", targets: ["Entente"]),
    .library(name: "Linguistics", targets: ["Linguistics"]),
    .library(name: "GraphStore", targets: ["GraphModel", "GraphStore"]),
    .executable(name: "entente", targets: ["EntenteCLI"]),
  ],
  targets: [
    .systemLibrary(
      name: "CGraphviz", pkgConfig: "libgvc",
      providers: [.apt(["libgraphviz-dev"]), .brew(["graphviz"])]),
    .systemLibrary(
      name: "CSQLite", pkgConfig: "sqlite3", providers: [.apt(["libsqlite3-dev"])]),
    .systemLibrary(
      name: "CXML2", pkgConfig: "libxml-2.0",
      providers: [.apt(["libxml2-dev"]), .brew(["libxml2"])]),
    .systemLibrary(
      name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"]), .brew(["zlib"])]),

    .target(name: "CDigest"),
    module("GraphModel", ["CDigest"]),
    module("Linguistics", ["CNetworkKernels", "CZlib", "CResources"]),
    // Data files are embedded (`#embed`), so that nothing has to be located at run time and one
    // binary is all there is to ship; the C target reads them from the modules' Resources folders.
    .target(name: "CResources"),
    .target(name: "CNetworkKernels"),
    module("EntityLinking", ["Linguistics", "GraphModel", "CResources"]),
    module(
      "RelationExtraction", ["EntityLinking", "Linguistics", "GraphModel", "CResources"]),
    module("GraphStore", ["GraphModel", "GraphExchange", "CSQLite"]),
    module("GraphRendering", ["GraphModel", "CGraphviz", "CResources"]),
    module("GraphExchange", ["GraphModel", "CResources"]),
    .target(name: "CWebFetch"),
    module("ArticleReading", ["CXML2", "CZlib", "CWebFetch"]),
    module(
      "Entente",
      [
        "GraphModel", "Linguistics", "EntityLinking", "RelationExtraction", "GraphStore",
        "GraphRendering", "GraphExchange", "ArticleReading",
      ]),
    .executableTarget(name: "EntenteCLI", dependencies: ["Entente"], swiftSettings: settings),
    // Examples are built with everything else, and run by Tests/Integration/test_examples.py.
    .executableTarget(
      name: "InspectGraph", dependencies: ["Entente"], path: "Examples/InspectGraph",
      swiftSettings: settings),

    tests(of: "GraphModel", ["SampleGraphs"]),
    tests(of: "Linguistics", ["CNetworkKernels"]),
    tests(of: "EntityLinking", ["Linguistics", "GraphModel"]),
    tests(of: "RelationExtraction", ["EntityLinking", "Linguistics", "GraphModel"]),
    tests(of: "GraphStore", ["GraphModel", "GraphExchange", "SampleGraphs"]),
    // Graphs that several modules' tests draw, write and read.
    .target(
      name: "SampleGraphs", dependencies: ["GraphModel"], path: "Tests/SampleGraphs",
      swiftSettings: settings),
    tests(of: "GraphRendering", ["GraphModel", "SampleGraphs"]),
    tests(of: "GraphExchange", ["GraphModel", "GraphRendering", "SampleGraphs"]),
    tests(of: "ArticleReading"),
    tests(
      of: "Entente",
      ["GraphModel", "Linguistics", "EntityLinking", "RelationExtraction", "ArticleReading"]),
    tests(of: "EntenteCLI"),
  ],
  swiftLanguageModes: [.v6]
)
