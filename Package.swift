// swift-tools-version: 6.1
import PackageDescription

let settings: [SwiftSetting] = [
  .swiftLanguageMode(.v6),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("MemberImportVisibility"),
]

/// A room of the house: a library target with the direct imports it may have, and no others.
func room(_ name: String, imports: [Target.Dependency] = []) -> Target {
  .target(name: name, dependencies: imports, swiftSettings: settings)
}

func tests(_ name: String, imports: [Target.Dependency] = []) -> Target {
  .testTarget(
    name: "\(name)Tests", dependencies: [.byName(name: name), "TestSupport"] + imports,
    swiftSettings: settings)
}

let package = Package(
  name: "claimatlas",
  products: [
    .executable(name: "claimatlas", targets: ["claimatlas"]),
    .library(name: "ClaimAtlas", targets: ["ClaimAtlas"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/hummingbird-project/swift-mustache", from: "2.1.1"),
    .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
  ],
  targets: [
    .systemLibrary(
      name: "CLibXML2", pkgConfig: "libxml-2.0", providers: [.apt(["libxml2-dev"])]),
    .systemLibrary(name: "CGEOS", pkgConfig: "geos", providers: [.apt(["libgeos-dev"])]),
    .systemLibrary(name: "CZip", pkgConfig: "libzip", providers: [.apt(["libzip-dev"])]),
    .systemLibrary(name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"])]),
    .systemLibrary(name: "CMessageDigest", pkgConfig: "libmd", providers: [.apt(["libmd-dev"])]),
    .systemLibrary(name: "CLinux"),

    room("Encoding", imports: ["CMessageDigest", "CLinux"]),
    room("Chronology"),
    room("Geometry"),
    room("Text"),
    room("XML", imports: ["CLibXML2"]),
    room("Features", imports: ["Geometry", "Chronology"]),
    room("GeoJSON", imports: ["Features", "Geometry", "Chronology", "Encoding"]),
    room(
      "Formats",
      imports: [
        "GeoJSON", "Features", "Geometry", "Chronology", "Encoding", "XML", "CZip",
        "CZlib",
        .product(name: "GRDB", package: "GRDB.swift"),
        .product(name: "GRDBSQLite", package: "GRDB.swift"),
      ]),
    room("Topology", imports: ["Geometry", "CGEOS"]),
    room("Reports", imports: ["Text", "XML", "Chronology", "Encoding"]),
    room(
      "Gazetteer",
      imports: ["Geometry", "Text", "GeoJSON", "Features", "Chronology", "Encoding"]),
    room(
      "GazetteerWorkshop",
      imports: [
        "Gazetteer", "Topology", "Formats", "GeoJSON", "Features", "Geometry", "Text", "Encoding",
      ]),
    room("Resolver", imports: ["Gazetteer", "Text", "Geometry"]),
    room(
      "Claims",
      imports: [
        "Resolver", "Gazetteer", "Reports", "Text", "Chronology", "Encoding", "Geometry",
      ]),
    room(
      "Overlays",
      imports: ["Claims", "Gazetteer", "Features", "Topology", "Geometry", "Chronology"]),
    room(
      "FactSheets",
      imports: [
        "Gazetteer", "Claims", "Geometry", "Chronology", "Encoding",
        .product(name: "Mustache", package: "swift-mustache"),
      ]),
    room(
      "MapPage",
      imports: [
        "Overlays", "FactSheets", "Changes", "Claims", "Gazetteer", "Text", "Features", "Geometry",
        "Chronology", "Encoding",
      ]),
    room("Changes", imports: ["Claims", "Gazetteer", "Text", "Chronology", "Encoding"]),
    room(
      "GeographyChecks",
      imports: ["Resolver", "Gazetteer", "Reports", "Text", "Geometry", "Encoding"]),
    room(
      "ClaimAtlas",
      imports: [
        "Chronology", "Geometry", "Features", "GeoJSON", "Formats", "Text", "Reports",
        "Gazetteer", "GazetteerWorkshop", "Resolver", "Claims", "Overlays", "FactSheets", "MapPage",
        "GeographyChecks", "Changes",
      ]),
    room(
      "ClaimAtlasCommand",
      imports: [
        "Encoding", "Chronology", "Geometry", "Text", "Features", "GeoJSON", "Formats",
        "Reports", "Gazetteer", "GazetteerWorkshop", "Resolver", "Claims", "Overlays",
        "FactSheets", "Topology", "MapPage", "GeographyChecks", "Changes",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ]),
    .executableTarget(
      name: "claimatlas", dependencies: ["ClaimAtlasCommand"], swiftSettings: settings),

    .target(name: "TestSupport", path: "Tests/TestSupport", swiftSettings: settings),
    tests("Encoding"),
    tests("Chronology"),
    tests("Geometry"),
    tests("Text"),
    tests("XML"),
    tests("GeoJSON", imports: ["Features", "Geometry", "Chronology", "Encoding"]),
    tests(
      "Formats",
      imports: [
        "Features", "Geometry", "GeoJSON", "Chronology", "Encoding", "CLibXML2", "CZip",
        .product(name: "GRDB", package: "GRDB.swift"),
      ]),
    tests("Topology", imports: ["Geometry"]),
    tests("Reports", imports: ["Text", "Chronology"]),
    tests("Gazetteer", imports: ["Geometry", "Topology", "Text", "Encoding"]),
    tests(
      "GazetteerWorkshop",
      imports: ["Gazetteer", "Topology", "GeoJSON", "Features", "Geometry", "Encoding"]),
    tests("Resolver", imports: ["Gazetteer", "Text", "Geometry"]),
    tests(
      "Claims",
      imports: ["Resolver", "Gazetteer", "Reports", "Text", "Chronology", "Encoding", "Geometry"]),
    tests(
      "Overlays", imports: ["Claims", "Gazetteer", "Features", "Geometry", "Chronology"]),
    tests("FactSheets", imports: ["Gazetteer", "Claims", "Geometry", "Chronology"]),
    tests(
      "MapPage",
      imports: [
        "Overlays", "FactSheets", "Changes", "Gazetteer", "Claims", "Text", "Geometry",
        "Chronology", "Encoding",
      ]),
    tests("Changes", imports: ["Claims", "Gazetteer", "Chronology"]),
    tests(
      "GeographyChecks",
      imports: ["Resolver", "Gazetteer", "Reports", "Text", "Geometry", "Encoding"]),
    tests("ClaimAtlasCommand", imports: ["Encoding"]),
    .target(
      name: "FuzzTargets",
      dependencies: [
        "GeoJSON", "Formats", "Features", "Reports", "Gazetteer", "GazetteerWorkshop", "Resolver",
        "Claims", "Text", "Chronology",
      ],
      path: "Tests/FuzzTargets", swiftSettings: settings),
    tests("ClaimAtlas"),
    .testTarget(
      name: "FuzzTests", dependencies: ["FuzzTargets", "TestSupport"], swiftSettings: settings),
  ]
)

// libFuzzer brings its own `main`, so an ordinary build cannot link this.
if Context.environment["CLAIMATLAS_FUZZER"] != nil {
  package.targets.append(
    .executableTarget(
      name: "Fuzzer", dependencies: ["FuzzTargets"], path: "Tests/Fuzzer",
      exclude: ["findings", "run.sh"],
      swiftSettings: settings + [.unsafeFlags(["-parse-as-library"])]))
}

// `CLAIMATLAS_DOCC=1 swift package generate-documentation --target ClaimAtlas`.
if Context.environment["CLAIMATLAS_DOCC"] != nil {
  package.dependencies.append(
    .package(url: "https://github.com/swiftlang/swift-docc-plugin", from: "1.5.0"))
}
