import Destinations
import Testing
import Text
import Transport

/// The destinations of which no service is asked: what is said of their documents.
@Suite("Blob, email, none") struct UnservedDestinationTests {
  private func reports(
    _ destination: Destination, _ entries: [String: Configuration.Value]
  ) async -> [String: CheckReport] {
    let transport = ScriptedTransport { _ in .success(HTTPResponse(status: 200)) }
    var options = Verification.Options()
    options.sendsTestLead = true
    let reports = await Verification(
      destination, Configuration(entries: entries.mapValues { Configuration.Entry($0) }),
      over: transport, options: options
    ).run()
    #expect(transport.requests.isEmpty)
    return Dictionary(uniqueKeysWithValues: reports.map { ($0.check.id.rawValue, $0) })
  }

  private func blob(
    _ container: String, _ string: String = TableWorld.connection
  ) async -> [String: CheckReport] {
    await reports(
      .azureBlob,
      [
        "containerName": .text(container),
        "storageAccountConnectionString": .secret(Secret(string)),
      ])
  }

  @Test func aBlobIsRetiredHoweverWellItIsWritten() async {
    let reports = await blob("marketplaceleadcontainer")
    #expect(reports["blob.connection-string"]?.status == .ok)
    #expect(reports["blob.container"]?.status == .ok)
    #expect(reports["blob.retired"]?.status == .broken)
    #expect(reports["blob.retired"]?.entries == ["blob-retired"])
    #expect(reports.count == 3)
  }

  @Test(arguments: ["abc", "a-b", "0-1-2", String(repeating: "a", count: 63)])
  func containersMayBeCalled(_ name: String) async {
    #expect(await blob(name)["blob.container"]?.status == .ok)
  }

  @Test(arguments: [
    "ab", "Leads", "a--b", "-ab", "ab-", "a_b", "a b", "ab\u{E9}", "a/b",
    String(repeating: "a", count: 64), "https://x.blob.core.windows.net/leads", "\u{1B}[31m",
  ])
  func containersMayNotBeCalled(_ name: String) async {
    let report = await blob(name)["blob.container"]
    #expect(report?.status == .broken)
    #expect(report?.entries == ["blob-container-malformed"])
  }

  @Test func theConnectionStringOfABlobIsReadLikeATables() async {
    let broken = await blob("leads", "AccountName=contosoleads")["blob.connection-string"]
    #expect(broken?.status == .broken)
    #expect(broken?.entries == ["table-key-missing"])
    let masked = await reports(.azureBlob, ["storageAccountConnectionString": .masked])
    #expect(masked["blob.connection-string"]?.status == .notEstablished)
    #expect(masked["blob.container"]?.entries == ["document-field-missing"])
  }

  @Test(arguments: [
    ("leads@contoso.com", CheckStatus.ok), ("a@b.de;c@d.fr", .ok), ("", .broken),
    (" ; ", .broken), ("leads", .broken), ("a@b.de, c@d.fr", .broken),
  ])
  func leadsAreMailedToAddresses(_ text: String, _ status: CheckStatus) async {
    #expect(
      await reports(.email, ["contactEmail": .text(text)])["email.addresses"]?.status == status)
  }

  @Test func nowhereIsAWarning() async {
    let reports = await reports(.noDestination, [:])
    #expect(reports.mapValues(\.status) == ["none.referrals": .warning])
    #expect(reports["none.referrals"]?.entries == ["none-no-destination"])
  }

  @Test func aDocumentOfABlobAnswersWhatATableNeeds() {
    let text = """
      {"leadDestination": "blob", "blobLeadConfiguration": {"containerName": "leads",
       "contactEmail": ["a@contoso.com"],
       "storageAccountConnectionString": "\(TableWorld.connection)"}}
      """
    let found = PastedText.destinations(in: text)
    #expect(found.map(\.destination.id) == ["blob"])
    #expect(found.first?.values.map(\.key) == ["storageAccountConnectionString", "contactEmail"])
    #expect(Destination.azureBlob.pastedValues(TableWorld.connection).isEmpty)
  }
}
