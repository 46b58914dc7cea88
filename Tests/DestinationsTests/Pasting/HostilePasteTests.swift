import Destinations
import Testing
import Text

@Suite("Pasted texts: whatever comes") struct HostilePasteTests {
  /// What random texts are made of: all that the readers look for, and what breaks it.
  private static let pieces = [
    "\"appId\"", "\"password\"", ":", "=", ";", "\n", "\r\n", "\t", " ", "\"", "\\", "\\u0000", "{",
    "}", "[", "]", "|", "'", "`", "AZURE_CLIENT_ID", "CLIENT_SECRET", "TENANT_ID", "url", "Value",
    "Application (client) ID", "Directory (tenant) ID", "Object ID", "Secret ID", "AuthType",
    "ClientSecret", "AccountName", "AccountKey", "SharedAccessSignature", "leadDestination",
    "dynamicsLeadConfiguration", "export ", "$env:", "${env:X}", "é", "\u{202E}", "\u{1B}[31m",
    "👩‍👩‍👧", "\u{0}", "https://", Pasted.root, Pasted.application, Pasted.tenant, Pasted.secret,
    TableWorld.connection, TableWorld.key, "lead.writer@contoso.com", "<form>", "<input name=oid ",
    "value=", ">", "<!--", "-->", "oid", SalesforceWorld.organisation, "00D5j000001uVaTEAU",
    "objectIdentifier", "&quot;",
  ]

  @Test(arguments: 0..<400) func isReadWithoutHarm(_ seed: UInt64) async {
    var numbers = PasteNumbers(state: seed &* 0x9E37_79B9_7F4A_7C15 | 1)
    let text = (0..<Int.random(in: 1..<40, using: &numbers))
      .map { _ in Self.pieces.randomElement(using: &numbers) ?? "" }.joined()
    for (destination, values) in PastedText.destinations(in: text) {
      #expect(Set(values.map(\.key)).count == values.count)
      let keys = destination.fields.map(\.key)
      #expect(values.allSatisfy { keys.contains($0.key) })
      await expectForm(of: values, destination, text)
    }
  }

  /// No answer fails the form of its own field.
  private func expectForm(
    of values: [PastedValue], _ destination: Destination, _ text: String
  ) async {
    var entries: [String: Configuration.Entry] = [:]
    for value in values {
      switch value.value {
      case .text(let text): entries[value.key] = .text(text)
      case .secret(let secret): entries[value.key] = .init(.secret(secret))
      }
    }
    let configuration = Configuration(
      entries: entries, awaited: Set(destination.fields.map(\.key)))
    let forms = destination.checks.filter { $0.kind == .form }.map(\.id)
    let ends = await Verification(
      destination, configuration, over: TableWorld().transport, now: { TableWorld.now }
    ).run(due: Set(forms), knowing: [])
    for end in ends where end.report.status == .broken {
      Issue.record("\(end.report.check.id) of \(text.debugDescription)")
    }
  }

  @Test(
    .timeLimit(.minutes(1)),
    arguments: [
      "a", "\"", "\"\":", "\\", "\n", "\":\"", "a:\n", "a=b;", ";", "AccountKey=", "authtype=;",
      "Application (client) ID\n", "https://contoso.crm4.dynamics.com ", "{", "[", "{\"a\":",
      "\u{FF1A}", "export ", "- ", "\\\"", String(repeating: "- ", count: 4090) + "\n", "é",
      Pasted.application + " ", "|", "\u{0}",
    ])
  func isReadInNoTime(_ piece: String) {
    for bytes in [64 << 10, 1 << 20, 10 << 20] {
      let text = String(repeating: piece, count: bytes / piece.utf8.count)
      let start = ContinuousClock.now
      #expect(PastedText.destinations(in: text).allSatisfy { $0.values.count < 3 })
      // Without optimisation everything takes many times as long.
      #expect(ContinuousClock.now - start < .seconds(5), "\(piece.debugDescription) \(bytes)")
    }
  }

  @Test func ofALogNothingIsRead() {
    let line = "2026-11-20 09:30:00 INFO client_id=\(Pasted.application) tenant=\(Pasted.tenant)\n"
    #expect(PastedText.destinations(in: String(repeating: line, count: 100_000)).isEmpty)
  }
}

/// Numbers that are the same in every run (Marsaglia's xorshift).
private struct PasteNumbers: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state ^= state << 13
    state ^= state >> 7
    state ^= state << 17
    return state
  }
}
