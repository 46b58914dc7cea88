import Diagnosis
import Knowledge
import Testing

/// One of the failures, as it stands within another.
private struct Part: Sendable {
  let id: String
  let text: String

  static let login = Part(
    id: "dynamics-cannot-log-in",
    text: "Could not save the lead to Dynamics CRM. Check the Dynamics CRM account settings. "
      + "LastCRMError: Unable to Login to Dynamics CRM, LastCRMException:")
  static let secret = Part(
    id: "aad-invalid-client-secret",
    text: "AADSTS7000215: Invalid client secret provided. Ensure the secret being sent in the "
      + "request is the client secret value, not the client secret ID.")
  static let application = Part(
    id: "aad-application-not-found",
    text:
      "AADSTS700016: Application with identifier '1ce7a4d8-52b0-4693-9f8c-e60d7b1a2c35' was not "
      + "found in the directory 'Litware'.")
  static let tenant = Part(
    id: "aad-tenant-not-found",
    text:
      "AADSTS90002: Tenant 'litware.example' not found. Check to make sure you have the correct "
      + "tenant ID.")
  static let roles = Part(
    id: "dynamics-no-roles-assigned",
    text: "Crm.80042f09: SecLib::RetrievePrivilegeForUser failed - no roles are assigned to user.")
  static let permission = Part(
    id: "dynamics-missing-create-permission",
    text:
      "0x8004F502: Caller user with ID 5e4d3c2b-1a09-4f8e-b7d6-c5b4a3928171 does not have Create "
      + "permissions for the leadsourcecode attribute in the lead entity.")
  static let identifier = Part(
    id: "aad-invalid-tenant-identifier",
    text: "AADSTS900023: Specified tenant identifier 'litware offers' is neither a valid DNS name, "
      + "nor a valid external domain.")
  static let timeout = Part(
    id: "dynamics-request-timeout",
    text: "The request channel timed out while waiting for a reply after 00:02:00. Increase the "
      + "timeout value passed to the call to Request or increase the SendTimeout value on the "
      + "Binding.")

  static let coded = [secret, application, tenant, roles, permission, identifier]
}

/// How one failure stands around another.
struct Nesting: Sendable, CustomTestStringConvertible {
  let testDescription: String
  let join: @Sendable ([String]) -> String

  static let all: [Nesting] = [
    Nesting(testDescription: ".NET") { texts in
      texts.map { "System.Exception: \($0)" }.joined(separator: " ---> ")
        + "\n   --- End of inner exception stack trace ---\n   at Litware.Leads.Save(Lead lead)"
    },
    Nesting(testDescription: "Java") { texts in
      texts.map { "com.litware.LeadException: \($0)\n\tat com.litware.Leads.save(Leads.java:52)" }
        .joined(separator: "\n\t... 17 more\nCaused by: ")
    },
    Nesting(testDescription: "JSON") { texts in
      texts.reversed().reduce("") { inner, text in
        let rest = inner.isEmpty ? "" : ",\"innererror\":\(inner)"
        return "{\"message\":\"\(text.jsonEscaped)\"\(rest)}"
      }
    },
    Nesting(testDescription: "JSON in text in JSON") { texts in
      texts.reversed().reduce("") { inner, text in
        "{\"message\":\"\((inner.isEmpty ? text : text + " " + inner).jsonEscaped)\"}"
      }
    },
    Nesting(testDescription: "Python") { texts in
      "Traceback (most recent call last):\n"
        + texts.reversed().map { "leads.Error: \($0)" }
        .reversed().joined(separator: "\n  caused by: ")
    },
  ]
}

@Suite("Failures within one another") struct NestedFailuresTests {
  private func diagnose(_ parts: [Part], _ nesting: Nesting) -> DiagnosisResult {
    Embedded.diagnose(nesting.join(parts.map(\.text)))
  }

  @Test(arguments: Nesting.all) func theInnermostOfThreeIsTold(_ nesting: Nesting) {
    for outer in Part.coded {
      for inner in Part.coded where inner.id != outer.id {
        let result = diagnose([.login, outer, inner], nesting)
        #expect(result.first == inner.id, "\(inner.id) in \(outer.id): \(result.summary)")
        #expect(result.verdict == .known, "\(inner.id) in \(outer.id): \(result.summary)")
      }
    }
  }

  @Test(arguments: Nesting.all) func theWrapperGivesWay(_ nesting: Nesting) {
    for inner in Part.coded + [.timeout] {
      let result = diagnose([.login, inner], nesting)
      #expect(result.first == inner.id, "\(result.summary)")
      #expect(result.verdict == .known, "\(result.summary)")
    }
  }

  @Test func theWrapperAloneIsTold() {
    let result = Embedded.diagnose(Part.login.text)
    #expect(result.first == Part.login.id)
    #expect(result.verdict == .known)
  }

  @Test(arguments: [
    "AADSTS9999999: something new", "AADSTS5999777: the moon stands in the wrong house",
    "0x8004EEEE: a new kind of trouble",
  ]) func aroundAnUnknownCodeTheWrapperIsLikelyAtMost(_ inner: String) {
    let result = Embedded.diagnose("\(Part.login.text) \(inner)")
    #expect(result.verdict != .known, "\(result.summary)")
    #expect(!result.unknownCodes.isEmpty)
  }

  @Test func theUnwrappedCauseIsToldByTheWordsOfOtherLanguages() {
    let wrappers = Sample.published.filter { $0.expect == [Part.login.id] }
    #expect(wrappers.count >= 17)
    for wrapper in wrappers {
      let result = Embedded.diagnose("\(wrapper.text) \(Part.secret.text)")
      #expect(result.first == Part.secret.id, "\(wrapper.id): \(result.summary)")
      #expect(result.verdict == .known, "\(wrapper.id): \(result.summary)")
    }
  }
}

@Suite("Order of findings") struct RankingTests {
  @Test func aCodeDecidesOverWords() {
    let texts = [
      (
        "AADSTS90002: Application with identifier was not found in the directory",
        "aad-tenant-not-found"
      ),
      (
        "0x80042F09 User does not have create permissions for the leadsourcecode attribute in the "
          + "lead entity", "dynamics-no-roles-assigned"
      ),
      (
        "AADSTS700016: Error validating credentials. Invalid client secret is provided.",
        "aad-application-not-found"
      ),
    ]
    for (text, id) in texts {
      let result = Embedded.diagnose(text)
      #expect(result.first == id, "\(result.summary)")
      #expect(result.verdict == .known, "\(result.summary)")
    }
  }

  @Test func aSharedCodeCountsWithItsWordsOnly() {
    let known = Embedded.diagnose(
      "AADSTS70002: Error validating credentials. AADSTS50012: Invalid client secret is provided.")
    #expect(known.first == "aad-invalid-client-secret")
    #expect(known.verdict == .known)
    for text in [
      "AADSTS70002: The request is missing a parameter.", "AADSTS50012",
      "{\"error\":{\"code\":\"0x80040220\",\"message\":\"is missing prvReadQueue privilege\"}}",
    ] {
      let result = Embedded.diagnose(text)
      #expect(result.verdict != .known, "\(text): \(result.summary)")
    }
  }

  @Test func aSecondFailureIsAnAlternative() {
    let text = """
      10:01 lead 1: AADSTS90002: Tenant 'litware.example' not found.
      10:02 lead 2: Crm.80042f09: no roles are assigned to user.
      """
    let result = Embedded.diagnose(text)
    #expect(
      Set(result.findings.prefix(2).map(\.id.rawValue)) == [
        "aad-tenant-not-found", "dynamics-no-roles-assigned",
      ])
  }

  @Test func theDestinationInPlayBreaksTies() {
    for sample in Sample.published.prefix(40) {
      let own = Embedded.diagnose(sample.text, destination: "dynamics")
      #expect(own.first == sample.expect.first)
      // Another destination does not hide what is plainly said.
      let other = Embedded.diagnose(sample.text, destination: "table")
      #expect(other.first == sample.expect.first)
    }
  }

  @Test func confidencesFallAndAreShares() {
    for (sample, result) in Embedded.results {
      let confidences = result.findings.map(\.confidence)
      #expect(confidences.allSatisfy { (0...1).contains($0) }, "\(sample.id)")
      #expect(confidences.dropFirst().allSatisfy { $0 <= confidences[0] }, "\(sample.id)")
      #expect(Set(result.findings.map(\.id)).count == result.findings.count, "\(sample.id)")
      if result.verdict != .unknown { #expect(!result.findings.isEmpty, "\(sample.id)") }
    }
  }

  @Test func answersAreTheSameEveryTime() {
    for (sample, result) in Embedded.results.prefix(200) {
      let again = Embedded.diagnose(sample.text)
      #expect(again.findings == result.findings, "\(sample.id)")
      #expect(again.verdict == result.verdict, "\(sample.id)")
    }
  }

  @Test func aDiagnoserServesSeveralThreads() async {
    let samples = Array(Sample.published.prefix(24))
    let firsts = await withTaskGroup(of: [String?].self) { group in
      for _ in 0..<4 {
        group.addTask { samples.map { Embedded.diagnose($0.text).first } }
      }
      return await group.reduce(into: []) { $0.append($1) }
    }
    #expect(firsts.count == 4)
    for first in firsts { #expect(first == samples.map { $0.expect.first }) }
  }
}
