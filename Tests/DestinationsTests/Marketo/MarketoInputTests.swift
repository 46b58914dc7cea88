import Destinations
import Knowledge
import Testing
import Text

/// What is entered in a field, and what is seen in it.
struct MarketoSlip: Sendable, CustomTestStringConvertible {
  let key: String
  let text: String
  let status: CheckStatus
  let entry: String?

  init(_ key: String, _ text: String, _ status: CheckStatus, _ entry: String? = nil) {
    self.key = key
    self.text = text
    self.status = status
    self.entry = entry.map { "marketo-" + $0 }
  }

  var testDescription: String { "\(key): \(text.debugDescription)" }

  var check: CheckID {
    switch key {
    case "munchkinId": "marketo.munchkin-id"
    case "formId": "marketo.form-id"
    case "serverId": "marketo.server-id"
    default: "marketo.credentials"
    }
  }
}

private let munchkins: [MarketoSlip] = [
  ("123-ABC-456", .ok, nil), ("000-AAA-000", .ok, nil),
  ("123-abc-456", .warning, "munchkin-id-malformed"),
  (" 123-ABC-456\n", .warning, "munchkin-id-malformed"),
  ("123-ABC-456.mktorest.com", .broken, "munchkin-id-malformed"),
  ("https://123-ABC-456.mktorest.com/rest", .broken, "munchkin-id-malformed"),
  ("123ABC456", .broken, "munchkin-id-malformed"),
  ("123-ABC-4567", .broken, "munchkin-id-malformed"),
  ("1234-ABC-456", .broken, "munchkin-id-malformed"),
  ("123-ÀBC-456", .broken, "munchkin-id-malformed"),
  ("123-ABC-456 124-ABC-456", .broken, "munchkin-id-malformed"),
  ("evil.example/123-ABC-456", .broken, "munchkin-id-malformed"),
  ("１２３-ABC-456", .broken, "munchkin-id-malformed"),
  (MarketoWorld.client, .broken, "client-id-in-munchkin-field"),
  ("{\(MarketoWorld.client)}", .broken, "client-id-in-munchkin-field"),
].map { MarketoSlip("munchkinId", $0, $1, $2) }

private let forms: [MarketoSlip] = [
  ("1", .ok, nil), ("999999999", .ok, nil), (" 1179 ", .warning, "form-id-malformed"),
  ("mktoForm_1179", .broken, "form-id-malformed"), ("01179", .broken, "form-id-malformed"),
  ("0", .broken, "form-id-malformed"), ("-1179", .broken, "form-id-malformed"),
  ("1179.0", .broken, "form-id-malformed"), ("1e3", .broken, "form-id-malformed"),
  ("1000000000", .broken, "form-id-malformed"), ("١١٧٩", .broken, "form-id-malformed"),
  ("1179/../1", .broken, "form-id-malformed"), ("1179?x", .broken, "form-id-malformed"),
  ("MarketplaceLeadBackend", .broken, "form-id-malformed"),
].map { MarketoSlip("formId", $0, $1, $2) }

private let servers: [MarketoSlip] = [
  ("ys12", .ok, nil), ("abm", .ok, nil), ("lon04", .ok, nil),
  ("app-ys12", .warning, "server-id-malformed"),
  ("https://app-ys12.marketo.com/", .warning, "server-id-malformed"),
  ("12", .warning, "server-id-malformed"), ("ys12.evil.example", .warning, "server-id-malformed"),
].map { MarketoSlip("serverId", $0, $1, $2) }

private let clients: [MarketoSlip] = [
  (MarketoWorld.client.uppercased(), .ok, nil),
  (" \(MarketoWorld.client)", .warning, "credentials-malformed"),
  ("{\(MarketoWorld.client)}", .broken, "credentials-malformed"),
  ("leads@contoso.com", .broken, "credentials-malformed"),
  (MarketoWorld.munchkin, .broken, "credentials-malformed"),
].map { MarketoSlip("clientId", $0, $1, $2) }

private let secrets: [MarketoSlip] = [
  ("a1B2c3D4e5F6g7H8", .ok, nil), ("\(MarketoWorld.secret)\n", .broken, "credentials-malformed"),
  ("\(MarketoWorld.secret.prefix(9)) x", .broken, "credentials-malformed"),
  ("short", .broken, "credentials-malformed"),
  ("\(MarketoWorld.secret)é", .broken, "credentials-malformed"),
  (MarketoWorld.client, .broken, "credentials-swapped"),
  ("9f0a3f0c-1c58-4d2b-8d1e-5e0a2c441b7f", .broken, "credentials-malformed"),
].map { MarketoSlip("clientSecret", $0, $1, $2) }

@Suite("Marketo: what was entered") struct MarketoInputTests {
  @Test(arguments: munchkins + forms + servers + clients + secrets)
  func isLookedAt(_ slip: MarketoSlip) async {
    let run = await MarketoRun.in(MarketoRun.usual(but: slip.key, slip.text))
    #expect(run.status(slip.check) == slip.status, "said: \(run.said(slip.check))")
    #expect(run.entry(slip.check) == slip.entry)
    let others = run.reports.filter { $0.check.kind == .form && $0.check.id != slip.check }
    #expect(others.allSatisfy { $0.status == .ok })
    #expect(run.requests.isEmpty)
  }

  @Test func tellsWhatWasMeant() async {
    let munchkin = await MarketoRun.in(
      MarketoRun.usual(but: "munchkinId", "https://123-abc-456.mktoweb.com/"))
    #expect(munchkin.parameter("marketo.munchkin-id", .munchkinId) == "123-ABC-456")
    let form = await MarketoRun.in(MarketoRun.usual(but: "formId", "mktoForm_1179"))
    #expect(form.parameter("marketo.form-id", .formId) == "1179")
  }

  @Test func toldApartFromEachOther() async {
    var values = MarketoRun.usual
    values["clientId"] = MarketoWorld.secret
    values["clientSecret"] = MarketoWorld.client
    let run = await MarketoRun.in(values)
    #expect(run.entry("marketo.credentials") == "marketo-credentials-swapped")
    #expect(!run.said("marketo.credentials").contains(MarketoWorld.secret))
    values["clientId"] = MarketoWorld.client
    let same = await MarketoRun.in(values)
    #expect(same.said("marketo.credentials").hasSuffix("are the same"))
    let swap = Destination.marketo.swaps["marketo-credentials-swapped"]
    #expect(swap?.one == "clientId" && swap?.other == "clientSecret")
  }

  @Test func aSecretInTheWrongBoxIsNotShown() async {
    for key in ["munchkinId", "formId", "clientId", "serverId"] {
      let run = await MarketoRun.in(MarketoRun.usual(but: key, MarketoWorld.secret))
      #expect(!run.reports.contains { $0.shown.contains(MarketoWorld.secret) }, "\(key)")
    }
  }

  @Test func mayLackCredentialsInOldDocumentsOnly() async {
    let old = await MarketoRun.in(MarketoRun.older)
    #expect(old.status("marketo.credentials") == .warning)
    #expect(old.entry("marketo.credentials") == "marketo-credentials-missing")
    for values in [
      MarketoRun.usual(but: "clientId", nil), MarketoRun.usual(but: "clientSecret", nil),
      ["munchkinId": MarketoWorld.munchkin, "formId": "1179"],
      MarketoRun.older.merging(["clientId": MarketoWorld.client]) { $1 },
      MarketoRun.older.merging(["serverId": " "]) { $1 },
    ] {
      let run = await MarketoRun.in(values)
      #expect(run.status("marketo.credentials") == .broken)
      #expect(run.entry("marketo.credentials") == "document-field-missing")
    }
  }

  @Test func aMaskedSecretHidesNoOtherSlip() async {
    var entries = MarketoRun.entries(MarketoRun.usual(but: "clientId", "x"))
    entries["clientSecret"] = .init(.masked)
    let slip = await MarketoRun.form(Configuration(entries: entries))
    #expect(slip.status("marketo.credentials") == .broken)
    entries["clientId"] = .init(.text(MarketoWorld.client))
    let right = await MarketoRun.form(Configuration(entries: entries))
    #expect(right.status("marketo.credentials") == .notEstablished)
    #expect(right.entry("marketo.credentials") == "document-secret-masked")
  }

  @Test func whatWillYetBeAskedForIsNotMissed() async {
    let awaited: Set = ["clientId", "clientSecret", "serverId"]
    let none = MarketoRun.usual.filter { ["munchkinId", "formId"].contains($0.key) }
    let first = await MarketoRun.form(
      Configuration(entries: MarketoRun.entries(none), awaited: awaited))
    #expect(first.status("marketo.credentials") == .notEstablished)
    let half = MarketoRun.usual(but: "clientSecret", nil)
    let second = await MarketoRun.form(
      Configuration(entries: MarketoRun.entries(half), awaited: ["clientSecret"]))
    #expect(second.status("marketo.credentials") == .ok)
    let wrong = MarketoRun.usual.merging(["clientId": "x"]) { $1 }.filter {
      $0.key != "clientSecret"
    }
    let third = await MarketoRun.form(
      Configuration(entries: MarketoRun.entries(wrong), awaited: ["clientSecret"]))
    #expect(third.status("marketo.credentials") == .broken)
  }

  @Test func givesItsValuesToExplanations() {
    let values = Destination.marketo.parameters(
      Configuration(entries: MarketoRun.entries(MarketoRun.usual(but: "formId", "#1179"))))
    #expect(
      values == [
        .munchkinId: MarketoWorld.munchkin, .formId: "1179", .host: MarketoWorld.host,
        .applicationId: MarketoWorld.client,
      ])
    #expect(Destination.marketo.parameters(Configuration(entries: [:])).isEmpty)
  }
}

extension MarketoRun {
  /// Looks at the form only.
  static func `in`(_ values: [String: String]) async -> MarketoRun {
    await form(Configuration(entries: entries(values)))
  }
}
