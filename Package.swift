// swift-tools-version: 6.2
import Foundation
import PackageDescription

// An import list is the dependency diagram: every target declares what it uses, and nothing leaks through.
let houseRules: [SwiftSetting] = [
  .swiftLanguageMode(.v6),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .enableUpcomingFeature("InternalImportsByDefault"),
]

let products: [String: Target.Dependency] = [
  "ArgumentParser": .product(name: "ArgumentParser", package: "swift-argument-parser"),
  "AsyncHTTPClient": .product(name: "AsyncHTTPClient", package: "async-http-client"),
  "Benchmark": .product(name: "Benchmark", package: "benchmark"),
  "DequeModule": .product(name: "DequeModule", package: "swift-collections"),
  "GRDB": .product(name: "GRDB", package: "GRDB.swift"),
  "GRDBSQLite": .product(name: "GRDBSQLite", package: "GRDB.swift"),
  "NIOCore": .product(name: "NIOCore", package: "swift-nio"),
  "NIOHTTP1": .product(name: "NIOHTTP1", package: "swift-nio"),
  "NIOHTTPCompression": .product(name: "NIOHTTPCompression", package: "swift-nio-extras"),
  "NIOPosix": .product(name: "NIOPosix", package: "swift-nio"),
  "NIOSSL": .product(name: "NIOSSL", package: "swift-nio-ssl"),
  "Subprocess": .product(name: "Subprocess", package: "swift-subprocess"),
  "SystemPackage": .product(name: "SystemPackage", package: "swift-system"),
  "Yams": .product(name: "Yams", package: "Yams"),
]

func dependencies(_ names: [String]) -> [Target.Dependency] {
  names.map { products[$0] ?? .target(name: $0) }
}

/// A room: a library target under Sources/, named as its folder.
/// `files` of it are compiled in as bytes.
func room(_ name: String, uses names: [String] = [], embeds files: [String] = []) -> Target {
  .target(
    name: name, dependencies: dependencies(names), resources: files.map { .embedInCode($0) },
    swiftSettings: houseRules)
}

func program(_ name: String, uses names: [String]) -> Target {
  .executableTarget(name: name, dependencies: dependencies(names), swiftSettings: houseRules)
}

/// `folders` of it hold files that its tests read where they lie.
func tests(of name: String, uses names: [String] = [], reads folders: [String] = []) -> Target {
  .testTarget(
    name: "\(name)Tests", dependencies: dependencies([name] + names), exclude: folders, swiftSettings: houseRules)
}

let network = ["NIOCore", "NIOHTTP1", "NIOPosix", "NIOSSL"]

var targets: [Target] = [
  .target(name: "CNCurses", linkerSettings: [.linkedLibrary("ncursesw"), .linkedLibrary("tinfo")]),
  .target(name: "CLinux"),
  .target(name: "CPseudoterminal", linkerSettings: [.linkedLibrary("util")]),

  // The ground.
  room("SiteModel", uses: ["DequeModule"]),
  room("Canvas"),

  // Bytes, wires and files.
  room("Wire", uses: ["SiteModel"]),
  room("Secrets"),
  room("HTTP", uses: ["SiteModel", "Secrets", "AsyncHTTPClient", "NIOHTTPCompression"] + network),
  room("Programs", uses: ["SiteModel", "CLinux", "Subprocess", "SystemPackage"]),
  room("HTTPServing", uses: ["Secrets"] + network),
  room("Agent", uses: ["SiteModel", "Wire", "Wording", "Secrets", "HTTPServing", "CLinux"]),
  room("AgentOptions", uses: ["Agent", "HTTPServing", "ArgumentParser"]),
  room("Sharing", uses: ["SiteModel", "NIOCore", "NIOPosix"]),
  room("Feeds", uses: ["SiteModel", "Wire", "HTTP"]),
  room("Simulator", uses: ["SiteModel"], embeds: ["Sites/hall.yaml", "Sites/frontier.yaml"]),
  room("StrictYAML", uses: ["SiteModel", "Yams"]),
  room("SiteFile", uses: ["SiteModel", "StrictYAML", "Yams"]),

  // What was: the file that a site is recorded in. `History` opens it to read only; `Recording` alone writes it.
  room("History", uses: ["SiteModel", "GRDB", "GRDBSQLite"]),
  room("Recording", uses: ["SiteModel", "History", "GRDB", "GRDBSQLite"]),

  // Meaning, words and pictures.
  room("Analysis", uses: ["SiteModel"]),
  room("Wording", uses: ["SiteModel"]),
  room("Widgets", uses: ["Canvas"]),
  // What can be ordered of a scheduler: its words and its grammar. Nothing here runs anything.
  room("Orders", uses: ["SiteModel", "Wording"]),
  room("Interaction", uses: ["SiteModel", "Wording", "Orders"]),
  room("Views", uses: ["SiteModel", "Analysis", "Canvas", "Widgets", "Orders", "Interaction", "Wording"]),
  room("Theming", uses: ["Canvas", "SiteModel", "StrictYAML", "Yams"], embeds: ["Fallback/control-room.yaml"]),
  room(
    "Export", uses: ["SiteModel", "Analysis", "Wording"],
    embeds: [
      "Schema/snapshot-1.schema.json", "Schema/handover-1.schema.json", "Schema/alarm-event-1.schema.json",
    ]),
  room("Terminal", uses: ["Canvas", "Theming", "Interaction", "CNCurses"]),
  room(
    "Runtime",
    uses: [
      "SiteModel", "StrictYAML", "Wire", "HTTP", "HTTPServing", "Programs", "Sharing", "Agent", "Feeds", "SiteFile",
      "Simulator", "Analysis", "Wording", "Canvas", "Orders", "Interaction", "Views", "Theming", "Export", "CLinux",
      "History",
    ]),

  // The one door through which anything outside is changed.
  room("Operations", uses: ["SiteModel", "Wording", "Orders", "Programs"]),

  // Who tells people and other systems of alarms. The wallboard and the snapshot do not reach it: see `DoorTests`.
  room(
    "Notifications",
    uses: ["SiteModel", "Wire", "HTTP", "Programs", "Orders", "Wording", "Export", "Runtime"]),

  // What the programs' commands share, and a room for each that puts pages somewhere. What the wallboard and the
  // snapshot use can change nothing outside: see `DoorTests`.
  room(
    "Launch",
    uses: [
      "SiteModel", "StrictYAML", "Agent", "SiteFile", "History", "Wording", "Canvas", "Interaction", "Views", "Theming",
      "Runtime", "ArgumentParser",
    ]),
  room("TerminalLaunch", uses: ["Terminal", "Runtime", "Launch", "ArgumentParser"]),
  room(
    "ConsoleLaunch",
    uses: [
      "SiteModel", "StrictYAML", "HTTP", "SiteFile", "Wording", "Canvas", "Interaction", "Views", "Theming",
      "Terminal", "Orders", "Operations", "Notifications", "History", "Recording", "Runtime", "Launch",
      "TerminalLaunch", "ArgumentParser",
    ]),
  room(
    "RecordLaunch",
    uses: [
      "SiteModel", "StrictYAML", "SiteFile", "Wording", "History", "Recording", "Notifications", "Runtime", "Launch",
      "CLinux", "ArgumentParser",
    ]),
  room(
    "HistoryLaunch",
    uses: [
      "SiteModel", "Interaction", "History", "Recording", "Runtime", "Launch", "ArgumentParser",
    ]),
  room(
    "AlarmLaunch",
    uses: [
      "SiteModel", "StrictYAML", "SiteFile", "History", "Wording", "Interaction", "Export", "Runtime", "Launch",
      "ArgumentParser",
    ]),
  room(
    "SnapshotLaunch",
    uses: [
      "SiteModel", "StrictYAML", "SiteFile", "History", "Analysis", "Wording", "Canvas", "Interaction", "Views",
      "Theming", "Export", "Runtime", "Launch", "ArgumentParser",
    ]),

  room(
    "WallboardLaunch",
    uses: [
      "SiteModel", "History", "Wording", "Canvas", "Interaction", "Views", "Theming", "Terminal", "Runtime", "Launch",
      "TerminalLaunch", "ArgumentParser",
    ]),

  // Programs.
  program(
    "aisle",
    uses: [
      "SiteModel", "StrictYAML", "AgentOptions", "HTTPServing", "SiteFile", "Simulator", "Canvas", "Theming", "Runtime",
      "Launch", "ConsoleLaunch", "SnapshotLaunch", "WallboardLaunch", "RecordLaunch",
      "HistoryLaunch", "AlarmLaunch", "ArgumentParser",
    ]),
  program("aisle-agent", uses: ["SiteModel", "AgentOptions", "ArgumentParser"]),

  // The test kit and the tests, which mirror Sources/.
  room(
    "AisleTesting",
    uses: ["SiteModel", "Wire", "Analysis", "Canvas", "Interaction", "Views", "Wording", "Theming", "CPseudoterminal"]
      + network),
  .executableTarget(
    name: "TerminalProbe", dependencies: dependencies(["Canvas", "Interaction", "Terminal", "Theming"]),
    path: "Tests/TerminalProbe", swiftSettings: houseRules),
  .executableTarget(
    name: "HistoryVictim", dependencies: dependencies(["SiteModel", "History", "Recording"]),
    path: "Tests/Faults/HistoryVictim", swiftSettings: houseRules),
  tests(of: "SiteModel", uses: ["AisleTesting"]),
  tests(of: "Canvas", uses: ["AisleTesting"]),
  tests(of: "Wire", uses: ["SiteModel", "Wording", "AisleTesting"]),
  tests(of: "Programs", uses: ["AisleTesting"]),
  tests(of: "Secrets", uses: ["AisleTesting"]),
  tests(of: "Sharing", uses: ["SiteModel", "AisleTesting", "NIOCore", "NIOPosix"]),
  tests(of: "HTTPServing", uses: ["Secrets", "AisleTesting"] + network),
  tests(of: "HTTP", uses: ["SiteModel", "Secrets", "HTTPServing", "AisleTesting"] + network),
  tests(of: "Agent", uses: ["SiteModel", "Wire", "Wording", "HTTPServing", "AisleTesting", "aisle-agent"]),
  tests(of: "Feeds", uses: ["Analysis", "SiteModel", "Wire", "HTTP", "HTTPServing", "AisleTesting"]),
  tests(of: "SiteFile", uses: ["SiteModel", "StrictYAML", "Simulator", "AisleTesting"]),
  tests(of: "Simulator", uses: ["SiteModel", "Wire", "StrictYAML", "SiteFile", "Analysis", "AisleTesting"]),
  tests(of: "Analysis", uses: ["SiteModel", "AisleTesting"]),
  tests(of: "Wording", uses: ["SiteModel", "Analysis", "AisleTesting"]),
  tests(of: "History", uses: ["SiteModel", "Recording", "GRDB", "AisleTesting"]),
  tests(
    of: "Recording",
    uses: [
      "SiteModel", "History", "GRDB", "AisleTesting", "HistoryVictim", "Simulator", "SiteFile", "Analysis",
      "Interaction", "Canvas",
    ]),
  tests(of: "Widgets", uses: ["Canvas", "AisleTesting"]),
  tests(of: "Orders", uses: ["SiteModel", "Wording", "AisleTesting"]),
  tests(of: "Interaction", uses: ["SiteModel", "Wording", "Orders", "Canvas", "AisleTesting"]),
  tests(
    of: "Views",
    uses: ["SiteModel", "Analysis", "Canvas", "Widgets", "Orders", "Interaction", "Wording", "AisleTesting"],
    reads: ["Golden"]),
  tests(of: "Theming", uses: ["Canvas", "StrictYAML", "Interaction", "Views", "Wording", "AisleTesting"]),
  tests(of: "Export", uses: ["SiteModel", "Analysis", "Wording", "AisleTesting"], reads: ["Handover/Golden"]),
  tests(of: "Terminal", uses: ["Canvas", "Theming", "Interaction", "AisleTesting", "TerminalProbe"]),
  tests(of: "Operations", uses: ["SiteModel", "Wording", "Orders", "AisleTesting"]),
  tests(
    of: "Notifications",
    uses: [
      "SiteModel", "Analysis", "HTTP", "Wire", "SiteFile", "Wording", "Runtime", "Orders", "Operations",
      "ConsoleLaunch", "AisleTesting",
    ]),
  tests(of: "aisle", uses: ["SiteModel", "History", "Recording", "AisleTesting"]),
  tests(
    of: "Runtime",
    uses: [
      "SiteModel", "StrictYAML", "Wire", "HTTP", "Agent", "Feeds", "SiteFile", "Canvas", "Orders", "Interaction",
      "Views",
      "Wording",
      "Theming", "Export", "HTTPServing", "AisleTesting",
    ]),
]

var packages: [Package.Dependency] = [
  .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
  .package(url: "https://github.com/apple/swift-collections", from: "1.6.0"),
  .package(url: "https://github.com/apple/swift-system", from: "1.5.0"),
  .package(url: "https://github.com/apple/swift-nio", from: "2.101.2"),
  .package(url: "https://github.com/apple/swift-nio-extras", from: "1.26.0"),
  .package(url: "https://github.com/apple/swift-nio-ssl", from: "2.37.6"),
  .package(url: "https://github.com/swiftlang/swift-subprocess", from: "1.0.2", traits: []),
  .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
  .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
  .package(url: "https://github.com/swift-server/async-http-client", from: "1.37.0"),
]

// Fuzzers, for `Tests/Fuzz/run.sh`: the rooms under test are instrumented, so they are built apart from the rest.
if ProcessInfo.processInfo.environment["AISLE_FUZZ"] != nil {
  let coverage = houseRules + [.unsafeFlags(["-sanitize=fuzzer,address"])]
  for target in targets
  where ["SiteModel", "Wire", "Canvas", "StrictYAML", "SiteFile", "Theming", "Feeds", "History", "Sharing"]
    .contains(target.name)
  {
    target.swiftSettings = coverage
  }
  targets.append(
    .target(
      name: "FuzzDriver", dependencies: dependencies(["SiteModel", "StrictYAML"]), path: "Tests/Fuzz/FuzzDriver",
      swiftSettings: houseRules))
  for (name, rooms) in [
    ("FuzzExposition", ["SiteModel", "Wire"]), ("FuzzTrace", ["SiteModel", "Wire"]),
    ("FuzzSiteFile", ["SiteModel", "StrictYAML", "SiteFile"]),
    ("FuzzTheme", ["SiteModel", "StrictYAML", "Canvas", "Theming"]), ("FuzzWidth", ["Canvas"]),
    ("FuzzRedfish", ["SiteModel", "HTTP", "Feeds"]), ("FuzzSlurmJSON", ["SiteModel", "Wire"]),
    ("FuzzSlurm", ["SiteModel", "Wire", "Feeds"]), ("FuzzHistory", ["History"]),
    ("FuzzAlarmMessage", ["SiteModel", "Sharing"]),
    ("FuzzLives", ["SiteModel", "History"]),
  ] {
    targets.append(
      .executableTarget(
        name: name, dependencies: dependencies(["FuzzDriver"] + rooms), path: "Tests/Fuzz/\(name)",
        swiftSettings: coverage + [.unsafeFlags(["-parse-as-library"])],
        linkerSettings: [
          .unsafeFlags([
            "-sanitize=address", "-Xlinker", "--whole-archive", "-Xlinker",
            ProcessInfo.processInfo.environment["AISLE_FUZZ_RUNTIME"] ?? "", "-Xlinker", "--no-whole-archive",
          ]), .linkedLibrary("stdc++"),
        ]))
  }
}

// Benchmarks, for `swift package benchmark`: users do not build them.
if ProcessInfo.processInfo.environment["AISLE_BENCHMARKS"] != nil {
  packages.append(.package(url: "https://github.com/ordo-one/benchmark", from: "1.38.1", traits: []))
  let benchmarks = [
    ("WireBenchmarks", ["SiteModel", "Wire"]),
    (
      "SiteBenchmarks",
      ["SiteModel", "AisleTesting", "Analysis", "Canvas", "Interaction", "SiteFile", "Views"]
    ),
    (
      "SimulatorBenchmarks",
      ["SiteModel", "StrictYAML", "Simulator", "SiteFile", "Canvas", "Interaction", "Views"]
    ),
  ]
  for (name, rooms) in benchmarks {
    targets.append(
      .executableTarget(
        name: name, dependencies: dependencies(["Benchmark"] + rooms), path: "Tests/Benchmarks/\(name)",
        swiftSettings: houseRules,
        plugins: [.plugin(name: "BenchmarkPlugin", package: "benchmark")]))
  }
  // A console over a large site, and what holds the other end of its terminal.
  let console = [
    "SiteModel", "AisleTesting", "Analysis", "Canvas", "Interaction", "Runtime", "Terminal", "Theming", "Views",
  ]
  // A fleet polled without a screen.
  let fleet = ["SiteModel", "StrictYAML", "SiteFile", "HTTP", "Analysis", "Runtime"]
  let line = ["AisleTesting", "Canvas", "Interaction", "Terminal", "Theming"]
  for (name, rooms) in [
    ("LargeConsole", console), ("ConsoleMeter", ["AisleTesting"]), ("FleetMeter", fleet), ("LineMeter", line),
    (
      "HistoryMeter", ["SiteModel", "StrictYAML", "SiteFile", "Simulator", "History", "Recording", "GRDB"]
    ),
    ("AlarmMeter", ["SiteModel", "AisleTesting", "Analysis", "Canvas", "Interaction", "Views"]),
    ("RedfishMeter", ["SiteModel", "HTTP", "Runtime"]), ("RedfishDevices", ["NIOCore", "NIOHTTP1", "NIOPosix"]),
  ] {
    targets.append(
      .executableTarget(
        name: name, dependencies: dependencies(rooms), path: "Tests/Benchmarks/\(name)", swiftSettings: houseRules))
  }
}

let package = Package(
  name: "aisle",
  products: [
    .executable(name: "aisle", targets: ["aisle"]),
    .executable(name: "aisle-agent", targets: ["aisle-agent"]),
  ],
  dependencies: packages,
  targets: targets
)
