// swift-tools-version: 6.2
import PackageDescription

let swiftSettings: [SwiftSetting] = [
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
  .treatAllWarnings(as: .error),
]

/// For targets that touch C memory: every unsafe expression is marked.
let strictSettings = swiftSettings + [.strictMemorySafety()]

/// For what reads texts and leads and searches the knowledge: thousands of examples are proven in
/// each run of the tests, which takes ten times as long without optimization.
let quickSettings = strictSettings + [.unsafeFlags(["-O"], .when(configuration: .debug))]

let package = Package(
  name: "leadline",
  products: [
    .executable(name: "leadline", targets: ["leadline"]),
    .executable(name: "leadline-sandbox", targets: ["leadline-sandbox"]),
    // For tests: laid over the program, it lets the N-th call of the system fail.
    .library(name: "SystemCallFaults", type: .dynamic, targets: ["CSystemCallFaults"]),
  ],
  targets: [
    // What each target owns, and what it may know, stands in .github/ARCHITECTURE.md.
    .target(name: "Text", swiftSettings: quickSettings),
    .target(name: "Knowledge", dependencies: ["Text"], swiftSettings: quickSettings),
    .executableTarget(
      name: "knowledge-compiler", dependencies: ["Knowledge"], swiftSettings: swiftSettings),
    .plugin(
      name: "KnowledgePlugin", capability: .buildTool(), dependencies: ["knowledge-compiler"],
      path: "Sources/KnowledgePlugin"),
    .target(
      name: "KnowledgeBase", dependencies: ["Knowledge"], swiftSettings: strictSettings,
      plugins: ["KnowledgePlugin"]),
    .target(
      name: "Diagnosis", dependencies: ["Knowledge", "Text"], swiftSettings: quickSettings),
    .target(name: "Storage", dependencies: ["Text"], swiftSettings: strictSettings),
    .systemLibrary(
      name: "CEditLine", pkgConfig: "libedit",
      providers: [.apt(["libedit-dev"]), .brew(["libedit"])]),
    .target(name: "Terminal", dependencies: ["CEditLine", "Text"], swiftSettings: strictSettings),
    .target(name: "Leads", dependencies: ["Text"], swiftSettings: quickSettings),
    .target(name: "CNetwork"),
    .target(
      name: "Transport", dependencies: ["CNetwork", "Text"], swiftSettings: strictSettings),
    .target(
      name: "Destinations",
      dependencies: ["Diagnosis", "Knowledge", "Leads", "Text", "Transport"],
      swiftSettings: swiftSettings),
    .target(
      name: "Reports", dependencies: ["Destinations", "Diagnosis", "Knowledge", "Leads", "Text"],
      swiftSettings: swiftSettings),
    .target(
      name: "Wizard", dependencies: ["Destinations", "Knowledge", "Text"],
      swiftSettings: swiftSettings),
    .target(name: "Arguments", swiftSettings: swiftSettings),
    .target(
      name: "Commands",
      dependencies: [
        "Arguments", "Destinations", "Diagnosis", "Knowledge", "KnowledgeBase", "Leads", "Reports",
        "Storage", "Terminal", "Text", "Transport", "Wizard",
      ],
      swiftSettings: strictSettings),
    .executableTarget(
      name: "leadline", dependencies: ["Commands", "Terminal"], swiftSettings: swiftSettings),
    .target(name: "CTLS", linkerSettings: [.linkedLibrary("ssl"), .linkedLibrary("crypto")]),
    .target(
      name: "Sandbox", dependencies: ["CTLS", "Leads", "Text"], swiftSettings: strictSettings),
    .executableTarget(
      name: "leadline-sandbox", dependencies: ["Sandbox", "Text"], swiftSettings: strictSettings),
    .executableTarget(
      name: "leadline-benchmark",
      dependencies: ["Diagnosis", "Knowledge", "KnowledgeBase", "Storage", "Terminal", "Text"],
      swiftSettings: strictSettings),

    .target(name: "CPseudoTerminal", path: "Tests/CPseudoTerminal"),
    .target(name: "CSystemCallFaults", path: "Tests/CSystemCallFaults"),
    .target(
      name: "TestSupport", dependencies: ["CPseudoTerminal", "Text"], path: "Tests/TestSupport",
      swiftSettings: strictSettings),
    .testTarget(
      name: "TextTests", dependencies: ["TestSupport", "Text"], swiftSettings: swiftSettings),
    .testTarget(
      name: "KnowledgeTests", dependencies: ["Knowledge", "KnowledgeBase", "TestSupport", "Text"],
      swiftSettings: swiftSettings),
    .testTarget(
      name: "DiagnosisTests",
      dependencies: ["Diagnosis", "Knowledge", "KnowledgeBase", "TestSupport", "Text"],
      exclude: ["Samples"], swiftSettings: swiftSettings),
    .testTarget(
      name: "StorageTests", dependencies: ["Storage", "TestSupport"],
      swiftSettings: swiftSettings),
    .testTarget(
      name: "TerminalTests", dependencies: ["Terminal", "TestSupport", "Text"],
      swiftSettings: strictSettings),
    .testTarget(
      name: "ReportsTests",
      dependencies: [
        "Destinations", "Diagnosis", "Knowledge", "Leads", "Reports", "TestSupport", "Text",
      ],
      exclude: ["Snapshots"], swiftSettings: swiftSettings),
    .testTarget(
      name: "LeadsTests", dependencies: ["Leads", "Text"], swiftSettings: swiftSettings),
    .testTarget(
      name: "TransportTests", dependencies: ["CTLS", "TestSupport", "Text", "Transport"],
      swiftSettings: strictSettings),
    .testTarget(
      name: "DestinationsTests",
      dependencies: [
        "Destinations", "Diagnosis", "Knowledge", "KnowledgeBase", "Leads", "TestSupport", "Text",
        "Transport",
      ],
      swiftSettings: swiftSettings),
    .testTarget(
      name: "SandboxTests",
      dependencies: ["Sandbox", "TestSupport", "Text", "Transport", "leadline-sandbox"],
      swiftSettings: strictSettings),
    .testTarget(
      name: "WizardTests",
      dependencies: ["Destinations", "Knowledge", "KnowledgeBase", "Text", "Transport", "Wizard"],
      swiftSettings: swiftSettings),
    .testTarget(name: "ArgumentsTests", dependencies: ["Arguments"], swiftSettings: swiftSettings),
    .testTarget(
      name: "CommandsTests",
      dependencies: [
        "Commands", "Destinations", "Knowledge", "Storage", "TestSupport", "Text", "Transport",
        "leadline", "leadline-sandbox",
      ],
      swiftSettings: strictSettings),
  ],
  swiftLanguageModes: [.v6]
)
