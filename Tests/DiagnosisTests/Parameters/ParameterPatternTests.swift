import Knowledge
import Testing

@testable import Diagnosis

struct PatternSample: Sendable, CustomTestStringConvertible {
  let parameter: Parameter
  let text: String
  let value: String?
  var testDescription: String { "\(parameter.rawValue) \(text)" }

  init(_ parameter: Parameter, _ text: String, _ value: String?) {
    (self.parameter, self.text, self.value) = (parameter, text, value)
  }
}

@Suite("Forms of values") struct ParameterPatternTests {
  private static let id = "1ce7a4d8-52b0-4693-9f8c-e60d7b1a2c35"

  @Test(arguments: [
    PatternSample(.applicationId, id, id),
    PatternSample(.applicationId, " '\(id)'. ", id),
    PatternSample(.applicationId, "{\(id.uppercased())}", id),
    PatternSample(.applicationId, "‘\(id)’", id),
    PatternSample(.applicationId, "1ce7a4d8-52b0-4693-9f8c-\n  e60d7b1a2c35", id),
    PatternSample(.applicationId, "00000000-0000-0000-0000-000000000000", nil),
    PatternSample(.applicationId, "ffffffff-ffff-ffff-ffff-ffffffffffff", nil),
    PatternSample(.applicationId, "1ce7a4d8-52b0-4693-9f8c-e60d7b1a2c3", nil),
    PatternSample(.applicationId, "1ce7a4d8-52b0-4693-9f8c-e60d7b1a2c355", nil),
    PatternSample(.applicationId, "1ce7a4d852b046939f8ce60d7b1a2c35", nil),
    PatternSample(.applicationId, "1ce7a4d8-52b0-4693-9f8c-e60d7b1a2c3g", nil),
    PatternSample(.applicationId, "contoso.com", nil),
    PatternSample(.userId, id, id),
    PatternSample(.tenantId, "Contoso.OnMicrosoft.com", "contoso.onmicrosoft.com"),
    PatternSample(.tenantId, id, id),
    PatternSample(.tenantId, "contoso", nil),
    PatternSample(.tenantId, "10.0.0.1", nil),
    PatternSample(.tenantId, "-contoso.com", nil),
    PatternSample(.tenantId, "contoso..com", nil),
    PatternSample(.privileges, "prvCreateLead (User)", "prvCreateLead (User)"),
    PatternSample(.privileges, "(prvCreateLead)", "prvCreateLead"),
    PatternSample(.directoryName, "'Bellows College'", "Bellows College"),
    PatternSample(.directoryName, "Société Générale, S.A.", "Société Générale, S.A"),
    PatternSample(.directoryName, "コントソ 株式会社", "コントソ 株式会社"),
    PatternSample(.directoryName, "Ben & Jerry-3", "Ben & Jerry-3"),
    PatternSample(.userName, "lead.writer@contoso.com", "lead.writer@contoso.com"),
    PatternSample(.userName, "a@b@contoso.com", nil),
    PatternSample(.userName, "@contoso.com", nil),
    PatternSample(.userName, "kim", nil),
    PatternSample(.column, "leadsourcecode", "leadsourcecode"),
    PatternSample(.column, "msdyn_Source2", "msdyn_Source2"),
    PatternSample(.column, "2nd", nil),
    PatternSample(.column, "lead source", nil),
    PatternSample(.table, "lead", "lead"),
    PatternSample(.table, "l", nil),
    PatternSample(.privilege, "prvCreateLead", "prvCreateLead"),
    PatternSample(.privilege, "CreateLead", nil),
    PatternSample(.privilege, "prv Create", nil),
    PatternSample(.duration, "00:02:00", "00:02:00"),
    PatternSample(.duration, "00:01:59.9843750.", "00:01:59.9843750"),
    PatternSample(.duration, "2:00", nil),
    PatternSample(.duration, "00:02:aa", nil),
    PatternSample(
      .instanceUrl, "https://contoso.crm4.dynamics.com", "https://contoso.crm4.dynamics.com"),
    PatternSample(
      .instanceUrl, "HTTPS://Contoso.CRM.dynamics.com/main.aspx?x=1",
      "https://contoso.crm.dynamics.com"),
    PatternSample(
      .instanceUrl, "contoso.api.crm11.dynamics.com", "https://contoso.api.crm11.dynamics.com"),
    PatternSample(
      .instanceUrl, "https://contoso.crm.microsoftdynamics.us:443/",
      "https://contoso.crm.microsoftdynamics.us"),
    PatternSample(.instanceUrl, "https://contoso.crm.dynamics.com.example.org", nil),
    PatternSample(.instanceUrl, "https://user@contoso.crm.dynamics.com", nil),
    PatternSample(.instanceUrl, "https://contoso.operations.dynamics.com", nil),
    PatternSample(.instanceUrl, "https://make.powerapps.com", nil),
    PatternSample(.instanceUrl, "https://crm.dynamics.com", nil),
    PatternSample(.instanceUrl, "http://contoso.crm.dynamics.com", nil),
  ]) func takes(_ sample: PatternSample) {
    #expect(ParameterPattern.value(of: sample.parameter, in: sample.text) == sample.value)
  }

  /// What a shell, a terminal, a browser or a reader could take for more than a value.
  @Test(arguments: [
    "$(reboot)", "`reboot`x`", "a;reboot", "a|b", "a && b", "a > /etc/passwd", "${HOME}", "$HOME",
    "a\nb", "a\rb", "a\u{1B}[31mb", "a\u{7}b", "a\u{0}b", "a\tb", "../../etc/passwd", "a'b'c",
    "a\"b", "a\\b", "--help x", "<script>x", "a\u{202E}b", "a\u{200B}b", "a\u{2028}b", "a#b",
    "a%41",
    "contoso.com\u{200D}", "contoso.com; rm -rf /", "https://evil.example/contoso.crm.dynamics.com",
    "javascript:alert(1)", "1ce7a4d8-52b0-4693-9f8c-e60d7b1a2c35'; DROP TABLE lead", "", " ", "''",
  ]) func refusesForEveryParameter(_ text: String) {
    for parameter in Parameter.allCases {
      let value = ParameterPattern.value(of: parameter, in: text)
      #expect(value == nil, "\(parameter.rawValue)")
    }
  }

  /// Cyrillic, Greek and full-width letters that look like those of ASCII.
  @Test(arguments: [
    "соntоsо.com", "contoso．com", "ｃｏｎｔｏｓｏ.com", "lеadsourcecode", "prvСreateLead",
    "1ｃe7a4d8-52b0-4693-9f8c-e60d7b1a2c35", "1ce7a4d8‐52b0‐4693‐9f8c‐e60d7b1a2c35", "00:0２:00",
    "https://contosо.crm.dynamics.com", "lеad.writer@contoso.com",
  ]) func refusesLookAlikes(_ text: String) {
    for parameter in Parameter.allCases where parameter != .directoryName {
      #expect(ParameterPattern.value(of: parameter, in: text) == nil, "\(parameter.rawValue)")
    }
  }

  @Test func refusesWhatIsTooLong() {
    let texts = [
      String(repeating: "a", count: 1 << 20), String(repeating: "a.", count: 400) + "com",
      String(repeating: "a", count: 300) + ".crm.dynamics.com", String(repeating: "無", count: 81),
      "prv" + String(repeating: "a", count: 78), String(repeating: "1", count: 1 << 16),
      "00:00:00." + String(repeating: "0", count: 200),
    ]
    for text in texts {
      for parameter in Parameter.allCases {
        let value = ParameterPattern.value(of: parameter, in: text)
        #expect(value == nil, "\(parameter.rawValue) \(text.prefix(20))")
      }
    }
  }
}
