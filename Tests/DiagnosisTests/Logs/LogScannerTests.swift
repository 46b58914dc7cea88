import Diagnosis
import Knowledge
import Testing

@Suite("Failures in a log") struct LogScannerTests {
  private static let secret =
    "2026-05-01 10:22:07 ERROR AADSTS7000215: Invalid client secret provided."
  private static let tenant = "2026-05-01 10:22:08 ERROR AADSTS90002: Tenant 'a.example' not found."
  private static let timeout = """
    LastCRMError: The request channel timed out while waiting for a reply after 00:02:00.
      Increase the timeout value passed to the call to Request
      or increase the SendTimeout value on the Binding.
    """

  private func places(_ text: String) -> [String] { LogFeed.occurrences(in: text).map(\.place) }

  private func filler(_ count: Int) -> [String] {
    (0..<count).map { "2026-05-01 10:22:07 INFO record \($0) was stored" }
  }

  @Test func nothingInNothing() {
    #expect(places("") == [])
    #expect(places("\n\n\n") == [])
    #expect(places(filler(500).joined(separator: "\n")) == [])
  }

  @Test func areFoundOnTheirLines() {
    var lines = filler(300)
    lines[0] = Self.secret
    lines[17] = Self.tenant
    lines[18] = Self.secret
    lines[299] = Self.tenant
    let expected = [
      "1-1 aad-invalid-client-secret", "18-18 aad-tenant-not-found",
      "19-19 aad-invalid-client-secret", "300-300 aad-tenant-not-found",
    ]
    #expect(places(lines.joined(separator: "\n")) == expected)
    #expect(places(lines.joined(separator: "\n") + "\n") == expected)
    #expect(places(lines.joined(separator: "\r\n")) == expected)
    #expect(places(lines.joined(separator: "\r\n") + "\r\n\r\n") == expected)
  }

  @Test func aLoneLineIsFound() {
    #expect(places(Self.secret) == ["1-1 aad-invalid-client-secret"])
    #expect(places("\n" + Self.secret) == ["2-2 aad-invalid-client-secret"])
  }

  @Test func evidenceStandsInTheLog() throws {
    let lines = filler(20) + [Self.secret] + filler(3)
    let occurrence = try #require(LogFeed.occurrences(in: lines.joined(separator: "\n")).first)
    for evidence in occurrence.finding.evidence {
      let scalars = Array(lines[evidence.line - 1].unicodeScalars)
      let range = evidence.column - 1..<evidence.column - 1 + evidence.length
      #expect(scalars[range].elementsEqual(evidence.text.unicodeScalars))
    }
    #expect(occurrence.finding.evidence.contains { $0.text.contains("AADSTS7000215") })
  }

  @Test func oneOnSeveralLinesIsFoundOnce() {
    let lines = filler(40) + [Self.timeout] + filler(40)
    let found = LogFeed.occurrences(in: lines.joined(separator: "\n"))
    #expect(found.map(\.finding.id.rawValue) == ["dynamics-request-timeout"])
    #expect(found.first?.line == 41)
    #expect((41...43).contains(found.first?.endLine ?? 0))
  }

  @Test func oneThatIsWrappedIsFoundOnce() {
    let message =
      "Could not save the lead to Dynamics CRM. LastCRMError: SecLib::RetrievePrivilegeForUser "
      + "failed - no roles are assigned to user."
    for width in [60, 72, 80, 120] {
      let lines = filler(10) + message.wrapped(at: width) + filler(10)
      let found = LogFeed.occurrences(in: lines.joined(separator: "\n"))
      #expect(found.map(\.finding.id.rawValue) == ["dynamics-no-roles-assigned"], "\(width)")
      let last = 10 + message.wrapped(at: width).count
      #expect(found.allSatisfy { $0.line >= 11 && $0.endLine <= last }, "\(width)")
    }
  }

  @Test func neighboursAreToldApart() {
    let lines = [Self.secret, Self.tenant, Self.timeout, Self.secret, Self.tenant]
    let ids = LogFeed.occurrences(in: lines.joined(separator: "\n")).map(\.finding.id.rawValue)
    #expect(
      ids == [
        "aad-invalid-client-secret", "aad-tenant-not-found", "dynamics-request-timeout",
        "aad-invalid-client-secret", "aad-tenant-not-found",
      ])
  }

  @Test func publishedWordingsAreFoundInALog() {
    for language in Set(Sample.published.map(\.language)).sorted() {
      let samples = Sample.published.filter { $0.language == language && !$0.text.contains("\n") }
      let lines = samples.flatMap { filler(12) + ["2026-05-01 10:22:07 ERROR \($0.text)"] }
      let found = LogFeed.occurrences(in: lines.joined(separator: "\n"))
      #expect(found.map(\.finding.id.rawValue) == samples.flatMap(\.expect), "\(language)")
      #expect(found.map(\.line) == samples.indices.map { ($0 + 1) * 13 }, "\(language)")
    }
  }

  @Test func negativesAreNotFound() {
    let text = Sample.negatives.map(\.text).joined(separator: "\n\n")
    #expect(places(text) == [])
  }

  @Test func linesOfOneShapeHaveTheirOwnValues() {
    var dice = Dice(seed: 7)
    let count = 10_000
    var ids: [String] = []
    let lines = (0..<count).map { number in
      let id = dice.guid()
      ids.append(id)
      return "2026-05-\(10 + number % 20)T10:\(10 + number % 50):07Z ERROR [\(dice.guid())] "
        + "AADSTS700016: Application with identifier '\(id)' was not found in the directory "
        + "'Litware'. Trace ID: \(dice.guid())"
    }
    let found = LogFeed.occurrences(in: lines.joined(separator: "\n"), blocks: [65536])
    #expect(found.map(\.line) == Array(1...count))
    #expect(found.map { $0.finding.parameters[.applicationId] ?? "" } == ids)
    for occurrence in found {
      let line = Array(lines[occurrence.line - 1].unicodeScalars)
      for evidence in occurrence.finding.evidence {
        let range = evidence.column - 1..<evidence.column - 1 + evidence.length
        #expect(line[range].elementsEqual(evidence.text.unicodeScalars))
      }
    }
  }

  /// The first line of a shape may hold the same at two places, and the next line not.
  @Test func valuesThatAreAlikeInOneLineAreToldApartInTheNext() {
    let lines = ["00:02:00", "00:03:20", "00:04:40"].map { time in
      "2026-05-01 \(time) The request channel timed out while waiting for a reply after 00:02:00. "
        + "Increase the timeout value passed to the call to Request or increase the SendTimeout "
        + "value on the Binding."
    }
    let found = LogFeed.occurrences(in: lines.joined(separator: "\n"))
    #expect(found.map { $0.finding.parameters[.duration] } == ["00:02:00", "00:02:00", "00:02:00"])
  }

  @Test func aStandInDoesNotHideTheValuesBehindIt() {
    let ids = [
      "00000000-0000-0000-0000-000000000000", "5d0c1f7e-93b4-4c58-8a6e-2f41d7b9e013",
      "00000000-0000-0000-0000-000000000000",
    ]
    let lines = ids.map { "10:22:07 AADSTS90002: Tenant '\($0)' not found." }
    let found = LogFeed.occurrences(in: lines.joined(separator: "\n"))
    #expect(found.map { $0.finding.parameters[.tenantId] } == [nil, ids[1], nil])
  }

  /// A value that an escape parts stands in no two lines at the same bytes.
  @Test func linesWithEscapesHaveTheirOwnValues() {
    var dice = Dice(seed: 5)
    let ids = (0..<20).map { _ in dice.guid() }
    let lines = ids.map { id in
      let parted = id.prefix(18) + "\u{1B}[m" + id.dropFirst(18)
      return "10:22:07 AADSTS90002: Tenant '\(parted)' not found. This may happen if there are no "
        + "active subscriptions for the tenant."
    }
    let found = LogFeed.occurrences(in: lines.joined(separator: "\n"))
    #expect(found.map { $0.finding.parameters[.tenantId] ?? "" } == ids)
  }

  /// Numbers that may be a code belong to the shape.
  @Test func linesThatDifferInACodeAreToldApart() {
    let lines = (0..<50).flatMap { _ in
      [
        "10:00:01 sign-in failed: AADSTS7000215: see the log",
        "10:00:02 sign-in failed: AADSTS7000251: see the log",
        "10:00:03 sign-in failed: AADSTS90002: see the log",
      ]
    }
    let found = LogFeed.occurrences(in: lines.joined(separator: "\n"))
    #expect(found.count == 100)
    #expect(
      found.allSatisfy { ($0.finding.id.rawValue == "aad-tenant-not-found") == ($0.line % 3 == 0) })
  }

  @Test func secretsOfEachLineAreHidden() {
    let lines = (0..<40).map { number in
      "10:00:01 AADSTS7000215: Invalid client secret provided. client_secret=Qx7~8fK2mLp9.\(number)vR4tW6"
        + "yZ1aB3cD5eF7gH9jK0s"
    }
    let found = LogFeed.occurrences(in: lines.joined(separator: "\n"))
    #expect(found.count == 40)
    for occurrence in found {
      #expect(
        !occurrence.finding.evidence.contains {
          $0.text.contains("Qx7~") || $0.text.contains("jK0s")
        })
    }
  }

  @Test func whatTheReceiverThrowsIsPassedOn() {
    struct Enough: Error {}
    var scanner = LogScanner(Embedded.diagnoser)
    #expect(throws: Enough.self) {
      try scanner.scan(Array(Self.secret.utf8).span) { (_: LogOccurrence) throws(Enough) in }
      try scanner.finish { (_: LogOccurrence) throws(Enough) in throw Enough() }
    }
  }
}
