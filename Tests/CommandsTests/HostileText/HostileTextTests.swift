import TestSupport
import Testing
import Text

@Suite("Hostile text") struct HostileTextTests {
  private let user: Installation

  init() throws { user = try Installation() }

  /// What a terminal or a build service would act on.
  static let pieces = [
    "\u{1B}]0;title\u{7}", "\u{1B}]8;;https://evil.example\u{1B}\\link\u{1B}]8;;\u{1B}\\",
    "\u{1B}]52;c;ZXZpbA==\u{7}", "\u{1B}[2J\u{1B}[H", "\u{1B}[201~", "\u{9B}31m",
    "\u{0}\u{8}\u{7F}",
    "safe\rOVERWRITTEN", "\u{202E}desrever\u{202C}", "\u{2066}isolate\u{2069}", "\u{200F}\u{061C}",
    "\n##vso[task.setvariable variable=a]b", "##vso[task.complete result=Succeeded;]done",
    "\n##[error]boom", "\n::error::boom", "\n  ::set-output name=a::b", "\n::stop-commands::x",
    "\n##\u{200B}vso[task.complete]", "\n##teamcity[buildStop]", "\u{FEFF}::error::x",
  ]

  /// Before, within, and behind the words that decide.
  private static func texts(with piece: String) -> [String] {
    [
      "\(piece)\(Sample.tenantNotFound)", "\(Sample.tenantNotFound)\(piece)",
      "AADSTS90002: Tenant '\(piece)fabrikam\(piece)' not found. This may happen if there are no"
        + " active subscriptions for the tenant. \(piece)",
      "Tenant 'AADSTS7000216\(piece)' \(piece)",
    ]
  }

  /// Every format and way of reading.
  static let calls = ["text", "json", "jsonl"].flatMap { format in
    [["diagnose", "--format", format], ["diagnose", "--all", "--format", format]]
  }

  @Test(arguments: calls)
  func neverComesOutAlive(_ call: [String]) throws {
    var names: [String] = []
    for (number, piece) in Self.pieces.enumerated() {
      for (place, text) in Self.texts(with: piece).enumerated() {
        names.append("\(number)-\(place)")
        try user.folder.write("\(number)-\(place)", text: text)
      }
    }
    let result = try user.run(call + names)
    #expect([0, 1].contains(result.status))
    // What stands within a JSON string begins no line, and its controls are escapes.
    #expect(OutputSafety.violations(in: result) == [])
    for name in names.prefix(8) {
      #expect(OutputSafety.violations(in: try user.run(call + [name])) == [], "\(name)")
    }
    #expect(result.output.contains("aad-tenant-not-found"))
  }

  @Test(arguments: pieces)
  func neverComesOutOfStandardInput(_ piece: String) throws {
    let text = Self.texts(with: piece).joined(separator: "\n")
    let result = try user.run([], input: .bytes(Array(text.utf8)))
    #expect(result.status == 0)
    #expect(OutputSafety.violations(in: result) == [])
  }

  private static let names = pieces.map { piece in
    String(piece.filter { $0 != "/" && $0 != "\u{0}" }) + ".txt"
  }

  @Test(arguments: calls)
  func neverComesOutOfAFileName(_ call: [String]) throws {
    let missing = try user.run(call + ["--"] + Self.names)
    #expect(missing.status == 66)
    #expect(OutputSafety.violations(in: missing) == [])
    #expect(missing.errorLines.count == Self.names.count)
    for (number, name) in Self.names.enumerated() {
      let text = number.isMultiple(of: 2) ? Sample.unknown : Sample.tenantNotFound
      try user.folder.write(name, text: text)
    }
    let result = try user.run(call + ["--"] + Self.names)
    #expect(result.status == 1)
    #expect(OutputSafety.violations(in: result) == [])
  }

  @Test func neverComesOutOfARecordsName() throws {
    try user.folder.write("text", text: Sample.unknown)
    for name in Self.names {
      let result = try user.run("diagnose", "--record", name, "text")
      #expect(result.status == 1)
      #expect(result.errorLines.count == 1)
      #expect(OutputSafety.violations(in: result) == [])
    }
  }

  /// Several pieces in one word, each first in one of them.
  private static let words = stride(from: 0, to: pieces.count, by: 4).map { start in
    pieces[start..<min(start + 4, pieces.count)].joined().filter { $0 != "\u{0}" }
  }

  @Test(arguments: words)
  func neverComesOutOfAnArgument(_ word: String) throws {
    let calls = [
      ["explain", "--", word], ["explain", "--format", "json", "--", word], [word],
      ["diagnose", "--format", word], ["diagnose", "--limit=\(word)"], ["--color", word],
      ["diagnose", "--" + word], ["knowledge", word], ["--knowledge", word, "explain", "x"],
      ["--lang", word, "explain", "AADSTS90002"], ["diagnose", "--record", "/no/\(word)", "text"],
      ["completion", word], ["help", word], ["diagnose", "--all=" + word], ["explain", "x", word],
      ["diagnose", "-" + word], ["diagnose", "--destination", word],
    ]
    try user.folder.write("text", text: Sample.unknown)
    for call in calls {
      let result = try user.run(call)
      #expect([0, 1, 64, 66, 73].contains(result.status), "\(call)")
      #expect(OutputSafety.violations(in: result) == [], "\(call.debugDescription)")
      #expect(result.errorLines.count <= 1)
    }
  }

  @Test func neverComesOutOfAnOverlay() throws {
    for (number, piece) in Self.pieces.enumerated() {
      try user.folder.write(
        "overlay/failures/entra/broken-\(number).md",
        text:
          "---\nid: \(piece)\n\(piece): x\ncodes: \(piece)\n---\n# \(piece)\n## \(piece)\n\(piece)")
    }
    for call in [["knowledge", "lint"], ["explain", "AADSTS90002"]] {
      let result = try user.run(["--knowledge", "overlay"] + call)
      #expect([1, 65].contains(result.status))
      #expect(OutputSafety.violations(in: result) == [], "\(call)")
    }
  }
}
