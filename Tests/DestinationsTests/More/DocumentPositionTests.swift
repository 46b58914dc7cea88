import Destinations
import Knowledge
import Testing
import Text

private let fields = Destination.dynamics.fields.filter { !$0.isOnlyForVerification }.map(\.key)

/// A document in which every field of Dynamics 365 stands on a line of its own, from line 5 on.
private func document(_ keys: [String]) -> String {
  let lines = keys.map { key in
    key == "contactEmail" ? #"    "\#(key)": ["a@contoso.com"]"# : #"    "\#(key)": "value""#
  }
  return """
    {
      "$schema": "\(SampleDocument.schema)",
      "leadDestination": "dynamics",
      "dynamicsLeadConfiguration": {
    \(lines.joined(separator: ",\n"))
      }
    }
    """
}

/// A `configure` document of many offers, of which every third has no checks.
private func configuration(of count: Int) -> String {
  let resources = (0..<count).map { number in
    let word = ["table", "dynamics", "email"][number % 3]
    return """
      {"$schema": "\(SampleDocument.schema)", "id": "customer-leads/\(number)",
       "product": {"externalId": "offer-\(number)"}, "leadDestination": "\(word)",
       "\(word)LeadConfiguration": {"contactEmail": ["a\(number)@contoso.com"]}}
      """
  }
  return """
    {"$schema": "https://schema.mp.microsoft.com/schema/configure/2022-03-01-preview2",
    "resources": [
    \(resources.joined(separator: ",\n"))
    ]}
    """
}

@Suite("Documents: places of fields") struct DocumentPositionTests {
  @Test(arguments: fields, [false, true])
  func areThoseOfTheValues(_ key: String, _ isReversed: Bool) throws {
    let keys = isReversed ? Array(fields.reversed()) : fields
    let text = document(keys)
    let read = try #require(try SampleDocument.readOne(text))
    let position = try #require(read.entry(key)?.position)
    let number = try #require(keys.firstIndex(of: key))
    #expect(position.line == number + 5)
    #expect(position.column == key.unicodeScalars.count + 9)
    let scalar = Array(text.unicodeScalars)[position.offset]
    let opening: Unicode.Scalar = key == "contactEmail" ? "[" : "\""
    #expect(scalar == opening)
    #expect(read.notices.isEmpty)
  }

  @Test func whatOnlyVerificationNeedsStandsInNoBlock() throws {
    let key = "verification.clientId"
    let read = try #require(try SampleDocument.readOne(document([key])))
    #expect(read.noticed == ["document-unknown-key"])
    #expect(read.notices.first?.observation.said == "the key '\(key)' is not known")
    #expect(read.entry(key) == nil)
    let extra = #""x-leadline": {"verification": {"clientId": "\#(DynamicsWorld.client)"}}, "#
    let text = document(["instanceUrl"]).replacing(
      #""leadDestination""#, with: extra + #""leadDestination""#)
    let other = try #require(try SampleDocument.readOne(text))
    #expect(other.notices.isEmpty)
    #expect(other.entry(key)?.value == .text(DynamicsWorld.client))
    #expect(other.entry(key)?.position?.line == 3)
  }

  @Test func countsCarriageReturnsOnce() throws {
    let text = document(fields).replacing("\n", with: "\r\n")
    let read = try #require(try SampleDocument.readOne(text))
    let lines = fields.map { read.entry($0)?.position?.line }
    let expected: [Int?] = fields.indices.map { $0 + 5 }
    #expect(lines == expected)
  }

  @Test(arguments: fields) func namesTheNearestKey(_ key: String) throws {
    let mistyped = String(key.prefix(2) + key.dropFirst(3))
    let read = try #require(try SampleDocument.readOne(document([mistyped])))
    let notice = try #require(read.notices.first)
    #expect(read.noticed == ["document-unknown-key"])
    #expect(
      notice.observation.said
        == "the key '\(mistyped)' is not known; the nearest is '\(key)'")
    #expect(notice.observation.parameters[.key] == mistyped)
    #expect(notice.position?.line == 5)
    #expect(notice.position?.column == 5)
    #expect(read.entry(key) == nil)
  }

  @Test(arguments: ["colour", "x", "somethingElseEntirely", "instanceUrlOfTheEnvironment"])
  func namesNoKeyThatIsFar(_ key: String) throws {
    let read = try #require(try SampleDocument.readOne(document([key])))
    let said = read.notices.map { $0.observation.said ?? "" }
    #expect(said == ["the key '\(key)' is not known"])
  }

  @Test(arguments: [1, 3, 90]) func readsManyResourcesInOrder(_ count: Int) throws {
    let documents = try SampleDocument.read(configuration(of: count))
    #expect(documents.count == count)
    for (number, read) in documents.enumerated() {
      #expect(read.name == "offer-\(number)")
      #expect(read.destinationName == ["table", "dynamics", "email"][number % 3])
      #expect(read.position?.line == 3 + 3 * number)
      #expect(read.destination != nil)
      #expect(read.notices.isEmpty)
      #expect(read.entry("contactEmail")?.value == .text("a\(number)@contoso.com"))
      #expect(read.entry("contactEmail")?.position?.line == 5 + 3 * number)
    }
  }

  @Test func keepsTheOrderOfWhatItRead() throws {
    let original = try JSONParser.parse(
      """
      {"leadDestination": "none", "id": "customer-leads/1", "leadDestination": "dynamics",
       "emailLeadConfiguration": {"contactEmail": []},
       "dynamicsLeadConfiguration": {"password": "old", "zeta": 1, "instanceUrl": "old"},
       "@odata.etag": "x"}
      """)
    let written = LeadDocumentWriter(for: .partnerCenter).resource(
      for: .dynamics, values: ["username": "u", "instanceUrl": "new", "zeta": nil],
      basedOn: original)
    #expect(
      written.object?.map(\.key) == [
        "$schema", "id", "leadDestination", "dynamicsLeadConfiguration", "@odata.etag",
      ])
    let block = written["dynamicsLeadConfiguration"]
    #expect(block == ["password": "old", "instanceUrl": "new", "username": "u"])
  }
}
