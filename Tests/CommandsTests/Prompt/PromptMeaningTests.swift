import TestSupport
import Testing

extension PromptTests {
  /// What a text is, that is no command: a lead, a question or an error.
  @Suite("Meanings") struct Meanings {
    struct Row: Sendable, CustomTestStringConvertible {
      let testDescription: String
      let line: String
      let shows: [String]
      var hides: [String] = []
    }

    static let rows = [
      Row(
        testDescription: "the source of a lead", line: "SPZA-DNC|contoso.backup",
        shows: ["AppSource", "Do Not Contact"], hides: ["Not known"]),
      Row(
        testDescription: "a lead's JSON",
        line: #"{"UserDetails":{"FirstName":"Some","Email":"one@fabrikam.example"},"#
          + #""LeadSource":"AzurePortal","ActionCode":"Create","OfferTitle":"Backup"}"#,
        shows: ["one@fabrikam.example", "Azure portal"], hides: ["Not known"]),
      Row(
        testDescription: "a question", line: "do I need a CRM to publish an offer?",
        shows: ["Must I set up a lead destination", "Over time"], hides: ["Not known"]),
      Row(
        testDescription: "a question that begins like a verb",
        line: "explain what does an azure table for leads cost?",
        shows: ["What does Azure table storage for leads cost?"], hides: ["unexpected argument"]),
      Row(
        testDescription: "a question in Swedish",
        line: "vad kostar det att lagra leads i en tabell?",
        shows: ["Vad kostar", "lead cost"], hides: ["Not known"]),
      Row(
        testDescription: "an error that speaks of a lead",
        line: "Could not save the lead to Dynamics CRM. LastCRMError: "
          + "SecLib::RetrievePrivilegeForUser failed - no roles are assigned to user.",
        shows: ["dynamics-no-roles-assigned", Pasted.decided], hides: ["Over time"]),
      Row(
        testDescription: "an error put as a question",
        line: "why do I get AADSTS7000215: Invalid client secret provided?",
        shows: [Pasted.title, Pasted.decided], hides: ["Over time"]),
      Row(
        testDescription: "a lead that breaks off",
        line: #"{"UserDetails":{"FirstName":"Some","LastName":"One"},"LeadSource":"AzureMark"#,
        shows: ["breaks off"], hides: ["Not known"]),
    ]

    @Test(arguments: rows)
    func isTold(_ row: Row) throws {
      let prompt = try LivePrompt()
      let answer = try prompt.answer(row.line + "\r")
      for text in row.shows { #expect(answer.contains(text), "\(answer)") }
      for text in row.hides { #expect(!answer.contains(text), "\(answer)") }
      #expect(try prompt.leave() == .exited(0))
    }

    @Test func aPastedLeadIsTakenApart() throws {
      let prompt = try LivePrompt()
      let lead = """
        company = Contoso
        country = US
        email = jsmith@fabrikam.example
        first_name = John
        last_name = Smith
        lead_source = AzureMarketplace-INS|contoso.backup
        """
      let answer = try prompt.answer(Pasted.marked(lead))
      #expect(answer.contains("jsmith@fabrikam.example"))
      #expect(answer.contains("Installation"))
      #expect(prompt.history == [])
      #expect(try prompt.leave() == .exited(0))
    }
  }
}
