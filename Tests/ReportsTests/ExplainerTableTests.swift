import Destinations
import Diagnosis
import Knowledge
import Reports
import Testing

private let id = "3f0c1c58-6d1e-4d2b-9f0a-1b7f5e0a2c44"
private let words =
  "AADSTS90002: Tenant 'fabrikam.example' not found. This may happen if there are no active "
  + "subscriptions."

/// What must stand in no command and in no click path.
private let hostile = [
  "", " ", "contoso", "x`; rm -rf /", "$(reboot).example", "contoso.example;ls", "a b.example",
  "contoso.example\nls", "contoso.example|sh", "../etc/passwd", "--help", "10.0.0.1",
  "\u{202E}moc.osotnoc", "contoso.example\u{1B}[31m", "c\u{43E}ntoso.example", "-contoso.example",
  "https://contoso.example/x", "00000000-0000-0000-0000-000000000000", "{tenantId}",
  String(repeating: "a.", count: 200) + "example",
]

@Suite("Explainer: tables") struct ExplainerTableTests {
  private func explain(
    _ observation: Observation, values: [Parameter: String] = [:], in language: LanguageTag? = nil
  ) -> Explanation? {
    let explainer = ObservationExplainer(
      archive: SampleReport.archive, diagnoser: Diagnoser(SampleReport.archive),
      languages: LanguagePreference(asked: language, environment: nil))
    return explainer.explanation(of: observation, destination: nil, values: values)
  }

  private func title(_ tenant: String) -> String {
    "The directory (tenant) `\(tenant)` does not exist"
  }

  @Test(arguments: hostile) func letsNoHostileValuePass(_ value: String) {
    let seen = explain(.entry("sample-tenant", parameters: [.tenantId: value]))
    #expect(seen?.text.title == title("<directory-id>"))
    let entered = explain(.entry("sample-tenant"), values: [.tenantId: value])
    #expect(entered?.text.title == title("<directory-id>"))
    let url = explain(.entry("sample-tenant"), values: [.instanceUrl: value])
    #expect(url?.text.resolution.contains { $0.contains("https://contoso") } == false)
  }

  @Test(arguments: hostile) func fallsBackFromAHostileValueToWhatWasEntered(_ value: String) {
    let explanation = explain(
      .entry("sample-tenant", parameters: [.tenantId: value]),
      values: [.tenantId: "contoso.example"])
    #expect(explanation?.text.title == title("contoso.example"))
  }

  @Test(
    arguments: [
      ("contoso.example", "contoso.example"), ("Contoso.EXAMPLE", "contoso.example"),
      (" 'contoso.example' ", "contoso.example"), (id, id), ("{\(id.uppercased())}", id),
    ] as [(String, String)])
  func showsValuesOfTheStrictForm(_ value: String, _ shown: String) {
    let seen = explain(
      .entry("sample-tenant", parameters: [.tenantId: value]), values: [.tenantId: "b.example"])
    #expect(seen?.text.title == title(shown))
    let entered = explain(.entry("sample-tenant"), values: [.tenantId: value])
    #expect(entered?.text.title == title(shown))
  }

  @Test(arguments: [
    "https://contoso.crm4.dynamics.com", "https://contoso.crm4.dynamics.com/main.aspx?x=`id`",
    "Contoso.crm4.dynamics.com",
  ]) func showsTheRootOfAnEnvironment(_ value: String) throws {
    let explanation = try #require(
      explain(.entry("sample-tenant"), values: [.instanceUrl: value]))
    #expect(explanation.text.resolution[2].hasSuffix("of https://contoso.crm4.dynamics.com."))
  }

  @Test(arguments: ["sample-role", "sample-sign-in"]) func entryGoesBeforeWords(_ entry: String) {
    let explanation = explain(.entry(entry, said: words))
    #expect(explanation?.entry.id.rawValue == entry)
    #expect(explanation?.finding?.evidence.isEmpty == true)
  }

  @Test func entryThatNobodyKnowsExplainsNothing() {
    #expect(explain(.entry("sample-none", said: words)) == nil)
    #expect(explain(.said("nothing anybody knows", else: EntryID("sample-none"))) == nil)
  }

  @Test(arguments: [
    "", " \r\n ", "HTTP 503", "lorem ipsum dolor sit amet", "\u{1B}[31m\u{0}", "{}",
  ]) func unknownWordsGiveTheFallback(_ said: String) {
    let explanation = explain(
      .said(said, else: EntryID("sample-tenant"), parameters: [.tenantId: "contoso.example"]))
    #expect(explanation?.entry.id.rawValue == "sample-tenant")
    #expect(explanation?.text.title == title("contoso.example"))
    #expect(explain(.said(said)) == nil)
  }

  @Test(arguments: [
    "", "\r\nTrace ID: 2c9e3b0a\r\nCorrelation ID: 7f3b\r\nTimestamp: 2021-05-15 03:41:29Z",
    " Trace ID: 2c9e3b0a Correlation ID: 7f3b Timestamp: 2021-05-15 03:41:29Z",
  ]) func knownWordsAreKnownWhateverFollows(_ tail: String) {
    let explanation = explain(.said(words + tail, else: EntryID("sample-role")))
    #expect(explanation?.entry.id.rawValue == "sample-tenant")
    #expect(explanation?.text.title == title("fabrikam.example"))
    #expect(explanation?.finding?.evidence.isEmpty == false)
  }

  @Test func speaksTheLanguageThatWasAskedFor() {
    let seen = Observation.entry("sample-tenant", parameters: [.tenantId: "contoso.example"])
    let swedish = explain(seen, in: SampleReport.swedish)
    #expect(swedish?.language == SampleReport.swedish)
    #expect(
      swedish?.text.title == "Katalogen (klientorganisationen) `contoso.example` finns inte")
    let untranslated = explain(.entry("sample-role"), in: SampleReport.swedish)
    #expect(untranslated?.language == .english)
    #expect(untranslated?.text.title == "The user has no security role")
  }
}
