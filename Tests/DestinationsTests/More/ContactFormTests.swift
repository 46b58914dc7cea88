import Destinations
import Knowledge
import Testing
import Text
import Transport

@Suite("The list of contacts") struct ContactFormTests {
  private func report(
    _ text: String?, _ destination: Destination, in check: CheckID
  ) async -> CheckReport? {
    var entries: [String: Configuration.Entry] = [:]
    entries["contactEmail"] = text.map { .text($0) }
    let transport = ScriptedTransport { _ in
      .failure(TransportError(.other, host: "", reason: "nobody is asked"))
    }
    return await Verification(destination, Configuration(entries: entries), over: transport)
      .run(due: [check], knowing: []).first?.report
  }

  @Test(arguments: [
    ("leads@contoso.com", nil), ("ann@contoso.com;bob@contoso.com", nil),
    ("ann@contoso.com; bob@contoso.com;", nil), ("åsa@contoso.se", nil),
    ("info@例え.jp", nil), ("o'neill+leads@mail.contoso.com", nil), ("leads", "name@domain"),
    ("leads@contoso", "name@domain"), ("a@b@contoso.com", "name@domain"),
    ("@contoso.com", "name@domain"), ("leads@", "name@domain"), ("leads@.com", "name@domain"),
    ("Ann <ann@contoso.com>", "name@domain"), ("ann@contoso.com bob@contoso.com", "name@domain"),
    ("ann@contoso.com,bob@contoso.com", "semicolons"), (";;", "no address"),
  ]) func isJudgedLightly(_ text: String, _ words: String?) async {
    for (destination, check) in [(Destination.dynamics, "dynamics.contacts")]
      + [(.azureTable, "table.contacts")]
    {
      let report = await report(text, destination, in: CheckID(check))
      #expect(report?.status == (words == nil ? .ok : .warning))
      #expect(
        report?.observation?.entry?.rawValue == words.map { _ in "document-contact-malformed" })
      #expect(report?.field == "contactEmail")
      if let words { #expect(report?.observation?.said?.contains(words) == true) }
    }
  }

  @Test func whereNobodyIsToldThereIsNothingToCheck() async {
    for text in [nil, "", " \n"] as [String?] {
      #expect(await report(text, .dynamics, in: "dynamics.contacts") == nil)
    }
  }

  @Test func aSecretInTheWrongBoxIsNotShown() async {
    let report = await report(Pasted.secret, .azureTable, in: "table.contacts")
    #expect(report?.observation?.said?.contains(Pasted.secret) == false)
  }
}
