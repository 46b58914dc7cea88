import Destinations
import TestSupport
import Testing
import Text

@testable import Commands

/// Files of answers that are as they should be, and what is written into one.
@Suite("Answers files") struct AnswersFileTests {
  static func read(
    _ text: String, for destination: Destination? = nil
  ) throws(CommandFailure) -> AnswersFile {
    try AnswersFile(Array(text.utf8), named: "a.json", for: destination)
  }

  private static let complete = """
    {"schemaVersion": 1, "destination": "dynamics", "profile": "contoso",
     "answers": {
       "instanceUrl": "https://contoso.crm4.dynamics.com", "authentication": "azureAD",
       "applicationId": "8d1f2a4e-90a7-4b61-9a50-6f3f0f6d7c11",
       "directoryId": "3f0c1c58-6d1e-4d2b-9f0a-1b7f5e0a2c44",
       "applicationKey": "${env:LEADS_SECRET}", "contactEmail": "a@contoso.com"},
     "sendTestLead": true}
    """

  @Test func holdAnswersWithTheirPlaces() throws {
    let file = try Self.read(Self.complete)
    #expect(file.destination == "dynamics")
    #expect(file.profile == "contoso")
    #expect(file.sendsTestLead == true)
    #expect(file.answers.count == 6)
    #expect(file.answers["applicationKey"]?.value == .reference("${env:LEADS_SECRET}"))
    let url = try #require(file.answers["instanceUrl"])
    #expect(url.value == .text("https://contoso.crm4.dynamics.com"))
    #expect(url.origin.place == "a.json:3:19")
  }

  @Test func needLittle() throws {
    let file = try Self.read("{}", for: .azureTable)
    #expect(
      file == AnswersFile(destination: "table", profile: nil, answers: [:], sendsTestLead: nil))
  }

  @Test(arguments: ["crm", "Dynamics", "DYNAMICSCRM"])
  func nameTheDestinationAsOlderDocumentsDo(_ name: String) throws {
    #expect(try Self.read("{\"destination\": \"\(name)\"}").destination == "dynamics")
  }

  @Test(arguments: [
    ("\"a@contoso.com\"", "a@contoso.com"), ("[\"a@contoso.com\"]", "a@contoso.com"),
    ("[\"a@contoso.com\", \"b@contoso.com\"]", "a@contoso.com;b@contoso.com"),
  ])
  func takeAddressesAsAListToo(_ written: String, _ expected: String) throws {
    let file = try Self.read("{\"answers\": {\"contactEmail\": \(written)}}", for: .dynamics)
    #expect(file.answers["contactEmail"]?.text == expected)
  }

  @Test func spellAChoiceAsItIsDefined() throws {
    let file = try Self.read("{\"answers\": {\"authentication\": \"AzureAd\"}}", for: .dynamics)
    #expect(file.answers["authentication"]?.text == "azureAD")
  }

  @Test(arguments: [
    "${env:WHOLE}", "${file:/run/secrets/leads}", "${cmd:pass show 'leads; all'}",
    "AccountName=contosoleads;AccountKey=${env:KEY};EndpointSuffix=core.windows.net",
    "TableEndpoint=https://contosoleads.table.core.windows.net/;"
      + "SharedAccessSignature=${cmd:az storage; x}",
    "DefaultEndpointsProtocol=https;AccountName=contosoleads;AccountKey=${env:KEY};",
  ])
  func takeConnectionStringsWithReferences(_ text: String) throws {
    let json = JSONWriter.compact([
      "destination": "table", "answers": ["storageAccountConnectionString": JSONValue(text)],
    ])
    let file = try Self.read(json)
    #expect(file.answers["storageAccountConnectionString"]?.value == .reference(text))
  }

  @Test func areWrittenInTheOrderOfTheFields() throws {
    let text = AnswersFile.text(
      destination: .dynamics, profile: "contoso",
      answers: ["contactEmail": "a@b.example", "instanceUrl": "https://x"], sendsTestLead: false)
    #expect(
      text == """
        {
          "schemaVersion": 1,
          "destination": "dynamics",
          "profile": "contoso",
          "answers": {
            "instanceUrl": "https://x",
            "contactEmail": "a@b.example"
          },
          "sendTestLead": false
        }

        """)
  }

  @Test func areTheSameAfterARoundTrip() throws {
    let first = try Self.read(Self.complete)
    let text = AnswersFile.text(
      destination: .dynamics, profile: first.profile, answers: first.answers.mapValues(\.text),
      sendsTestLead: first.sendsTestLead)
    let second = try Self.read(text)
    #expect(second.answers.mapValues(\.value) == first.answers.mapValues(\.value))
    let again = AnswersFile.text(
      destination: .dynamics, profile: second.profile, answers: second.answers.mapValues(\.text),
      sendsTestLead: second.sendsTestLead)
    #expect(again == text)
  }

  @Test(arguments: 0..<200)
  func surviveARoundTripWhateverTheyHold(_ seed: Int) throws {
    var random = SeededGenerator(seed: UInt64(seed))
    let pieces = ["a", "ö", "漢", "\"", "\\", "##[", "$${", "\u{202E}", "\u{1F600}", " ", ";", "/"]
    func word() -> String {
      "x"
        + (0..<Int.random(in: 0...12, using: &random)).map { _ in
          pieces.randomElement(using: &random) ?? ""
        }.joined()
    }
    let destination = try #require(SetupDestination.all.randomElement(using: &random))
    var answers: [String: String] = [:]
    for field in destination.fields where Bool.random(using: &random) {
      switch field.kind {
      case .secret, .connectionString: answers[field.key] = "${file:/\(word())}"
      case .choice(let words): answers[field.key] = words.randomElement(using: &random)
      case .text, .addresses: answers[field.key] = word()
      }
    }
    let text = AnswersFile.text(
      destination: destination, profile: nil, answers: answers, sendsTestLead: nil)
    let file = try Self.read(text)
    #expect(file.answers.mapValues(\.text) == answers)
    #expect(file.destination == destination.id)
  }
}

/// Random numbers that are the same each time.
struct SeededGenerator: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}
