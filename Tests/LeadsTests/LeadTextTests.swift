import Leads
import Testing
import Text

/// A text that is no lead.
struct OtherText: Sendable, CustomTestStringConvertible {
  let testDescription: String
  let text: String

  init(_ name: String, _ text: String) {
    testDescription = name
    self.text = text
  }
}

private let otherTexts = [
  OtherText("nothing", ""), OtherText("blanks", " \n\t\u{FEFF}\n"),
  OtherText("a word", "hello"), OtherText("a pipe", "cat leads.json | grep INS"),
  OtherText("prose with a code", "What does INS mean in lead_source?"),
  OtherText("prose with a grammar", "Leads come in this format: Source-Action|Offer"),
  OtherText("prose of a translation", "**åtgärd för källa | Erbjudande**"),
  OtherText("prose with dashes and a pipe", "well-known | not.so.known"),
  OtherText(
    "a sample within prose", "My lead says AzureMarketplace-INS|contoso.suite, what is that?"),
  OtherText("a command", "validate --all offers/contoso.json"),
  OtherText("a pair", "company = Contoso"), OtherText("an address", "jsmith@microsoft.com"),
  OtherText("a path", "https://login.microsoftonline.com/common/oauth2/v2.0/token"),
  OtherText(
    "an error of Entra",
    "AADSTS7000215: Invalid client secret provided. Trace ID: 0a1b Correlation ID: 2c3d "
      + "Timestamp: 2026-01-15 09:30:00Z"),
  OtherText(
    "an error of Entra in lines",
    "Request Id: 0a1b\nCorrelation Id: 2c3d\nTimestamp: 2026-01-15T09:30:00Z\n"
      + "Message: AADSTS50020: User account 'a@b.com' from identity provider does not exist"),
  OtherText(
    "an error of Entra as JSON",
    #"{"error":"invalid_client","error_description":"AADSTS7000215: …","error_codes":[7000215],"#
      + #""timestamp":"2026-01-15 09:30:00Z","trace_id":"0a","correlation_id":"2c"}"#),
  OtherText(
    "an error of Dataverse",
    #"{"error":{"code":"0x80040220","message":"Principal user is missing prvCreateLead"}}"#),
  OtherText(
    "an error of Marketo",
    #"{"requestId":"1","success":false,"errors":[{"code":"601","message":"Access token invalid"}]}"#
  ),
  OtherText(
    "a skipped record of Marketo",
    #"{"requestId":"1","result":[{"status":"skipped","reasons":[{"code":"1003"}]}],"success":true}"#
  ),
  OtherText(
    "an error of Salesforce",
    #"[{"message":"Required fields are missing: [Company]","errorCode":"REQUIRED_FIELD_MISSING","#
      + #""fields":["Company"]}]"#),
  OtherText(
    "an error that shows a field",
    #"{"errorCode":"X","message":"duplicate","Email":"a@b.se","LastName":"Smith","Company":"c"}"#),
  OtherText(
    "a problem document",
    #"{"type":"about:blank","title":"Forbidden","status":403,"detail":"no","description":"x"}"#),
  OtherText("an error of tables", "<error><code>TableNotFound</code></error>"),
  OtherText(
    "a directory's user",
    #"{"displayName":"J S","jobTitle":"CTO","companyName":"x","country":"US","mobilePhone":"1"}"#),
  OtherText("other JSON", #"{"Title":"CTO","Description":"x","name":"y"}"#),
  OtherText("numbers", "[1,2,3]"), OtherText("an empty object", "{}"),
  OtherText("an empty list", "[]"), OtherText("broken JSON of something else", #"{"a": 1, "b"#),
  OtherText(
    "headers of a mail",
    "From: J S <a@b.se>\nTo: c@d.se\nSubject: Lead\nDate: Mon, 1 Jan 2026 09:00:00 GMT\n"
      + "Message-ID: <1@b.se>\nDescription: x\nX-Company: y"),
  OtherText(
    "a request for a token",
    "client_id=1&client_secret=2&grant_type=client_credentials&scope=x"),
  OtherText("a query about an error", "https://a.example/?error=access_denied&state=1&title=x"),
  OtherText(
    "a log",
    "2026-01-15 09:30:00 INFO lead = 5\n2026-01-15 09:30:01 WARN email = a@b.se rejected\n"
      + "2026-01-15 09:30:02 INFO done"),
  OtherText(
    "a connection string",
    "DefaultEndpointsProtocol=https;AccountName=contosoleads;AccountKey=abc=="),
  OtherText("a set-up", "company = x\ncolour = red\nsize = 5\nshape = round\nweight = 7"),
]

@Suite("Lead texts: what is no lead") struct LeadTextOtherTests {
  @Test(arguments: otherTexts) func isNotTakenForOne(_ other: OtherText) {
    #expect(LeadText.read(other.text) == nil)
  }
}

@Suite("Lead texts: sources") struct LeadTextSourceTests {
  @Test(arguments: [
    "AzureMarketplace-INS|contoso.suite", "SPZA-DNC|a.b", "azureportal-create|a.b",
    "\"SPZA-PLT|a.b\"", "'SPZA-PLT|a.b'", "`SPZA-PLT|a.b`", "“SPZA-PLT|a.b”", "\"SPZA-PLT|a.b\",",
    "TestDrive-StartTestDrive|a.b", "SPZA-INS", "MSFT_TEST_636573304831318844",
    "MSFT_TEST_636573304831318844-MSFT_TEST_636573304831318844|Contoso Suite",
  ]) func documentedOnesAreCertain(_ text: String) throws {
    let read = try #require(LeadText.read(text))
    #expect(read.certainty == .certain)
    #expect(read.leads.map(\.form) == [.leadSource])
    #expect(read.leads[0].others.isEmpty)
  }

  @Test(arguments: [
    ("INS", "", "INS"), ("dnc", "", "dnc"), ("SPZA", "SPZA", ""),
    ("AzureMarketplace", "AzureMarketplace", ""), ("Create", "", "Create"),
    ("Contoso-BUY|a.b", "Contoso", "BUY"), ("SPZA-NEW|title of it", "SPZA", "NEW"),
  ]) func othersAreLikely(_ text: String, _ source: String, _ action: String) throws {
    let read = try #require(LeadText.read(text))
    #expect(read.certainty == .likely)
    #expect(read.leads[0].lead.source.source == source)
    #expect(read.leads[0].lead.source.action == action)
  }
}

@Suite("Lead texts: JSON") struct LeadTextJSONTests {
  @Test func documentedSampleIsRead() throws {
    let read = try #require(LeadText.read(LeadSamples.endpoint))
    let lead = try #require(read.leads.first)
    #expect(read.certainty == .certain)
    #expect(lead.form == .httpsEndpoint)
    #expect(lead.lead.customer.email == "someone@contoso.com")
    #expect(lead.lead.customer.title == "Esquire")
    #expect(lead.lead.source.description == "AzureMarketplace-INS")
    #expect(lead.lead.offerTitle == "Test Microsoft")
    #expect(lead.test == nil)
  }

  @Test func missingCommaIsSaidAndTheLeadReadAllTheSame() throws {
    let read = try #require(LeadText.read(LeadSamples.withoutComma))
    let lead = try #require(read.leads.first)
    #expect(read.fault == nil)
    #expect(lead.lead.offerTitle == "Contoso Test")
    #expect(lead.lead.description == LeadSamples.marker)
    #expect(lead.test?.marker == LeadSamples.marker)
    let remark = try #require(lead.remarks.first)
    #expect(remark.id == "json-mended")
    #expect(remark.gravity == .warning)
    #expect(
      remark.text.contains("a comma is missing after OfferTitle (line 13, column 33)"),
      "\(remark.text)")
  }

  @Test func severalCommasAreFoundAtTheirPlaces() throws {
    let text =
      "{\"UserDetails\":{\"Email\":\"a@b.se\" \"Phone\":\"1\"} \"LeadSource\":\"SPZA\"\n"
      + " \"ActionCode\":\"INS\",}"
    let read = try #require(LeadText.read(text))
    let remark = try #require(read.leads[0].remarks.first { $0.id == "json-mended" })
    for place in [
      "after Email (line 1, column 33)", "missing (line 1, column 46)",
      "after LeadSource (line 1, column 66)", "line 2, column 20",
    ] {
      #expect(remark.text.contains(place), "\(place): \(remark.text)")
    }
    #expect(read.leads[0].lead.customer.phone == "1")
  }

  @Test(arguments: [
    ("“", "”"), ("”", "”"),
  ]) func curlyQuotesAreRead(_ left: String, _ right: String) throws {
    let text =
      "{\(left)UserDetails\(right): {\(left)Email\(right): \(left)a@b.se\(right)}}"
    let read = try #require(LeadText.read(text))
    #expect(read.leads[0].lead.customer.email == "a@b.se")
    #expect(read.leads[0].remarks.contains { $0.text.contains("curly quotes") })
  }

  @Test func membersWithoutBracesAreRead() throws {
    let text = "\"LeadSource\": \"SPZA\",\n\"ActionCode\": \"INS\",\n\"OfferTitle\": \"x\","
    let read = try #require(LeadText.read(text))
    #expect(read.leads[0].lead.source.description == "SPZA-INS")
    #expect(read.leads[0].remarks.contains { $0.text.contains("braces") })
  }

  @Test func customerAloneIsRead() throws {
    let read = try #require(LeadText.read(LeadSamples.customer))
    #expect(read.certainty == .likely)
    #expect(read.leads[0].form == .customer)
    #expect(read.leads[0].lead.customer.lastName == "Smith")
    #expect(read.leads[0].remarks.contains { $0.id == "documented-sample" })
  }

  @Test(arguments: [
    "{\"body\": %}", "[%]", "{\"value\": [%]}", "{\"records\": [%], \"totalSize\": 1}",
    "{\"requestId\": \"1\", \"result\": [%], \"success\": true}", "{\"d\": {\"results\": [%]}}",
    "{\"outputs\": {\"headers\": {\"Host\": \"x\"}, \"body\": %}}", "```json\n%\n```", "\u{FEFF}%",
    "{\"input\": [{\"leadFormFields\": %, \"cookie\": \"x\"}], \"formId\": 5}", "[[%]]",
  ]) func wrappingsAreTakenOff(_ wrapping: String) throws {
    let parts = wrapping.split(separator: "%", omittingEmptySubsequences: false)
    let read = try #require(LeadText.read(parts.joined(separator: LeadSamples.endpoint)))
    #expect(read.leads.map(\.form) == [.httpsEndpoint])
    #expect(read.leads[0].lead.customer.firstName == "Some")
  }

  @Test func bodyAsTextAndInBase64IsRead() throws {
    let inner = JSONValue(LeadSamples.endpoint)
    let encoded = JSONValue(Base64.encode(Array(LeadSamples.endpoint.utf8)))
    let texts: [JSONValue] = [
      ["body": inner],
      ["body": ["$content-type": "application/octet-stream", "$content": encoded]],
    ]
    for text in texts {
      let read = try #require(LeadText.read(JSONWriter.compact(text)))
      #expect(read.leads[0].lead.customer.firstName == "Some")
    }
  }

  @Test func everyLeadOfAListOrOfLinesIsRead() throws {
    let one = JSONWriter.compact(LeadSamples.lead.httpsBody)
    for text in ["[\(one), \(one)]", "\(one)\n\(one)", "\(one)\r\n\r\n\(one)\r\n"] {
      #expect(LeadText.read(text)?.leads.count == 2)
    }
    #expect(LeadDecoder.lead(in: LeadRecord([.init("value", [LeadSamples.lead.httpsBody])])) != nil)
    let two: JSONValue = [LeadSamples.lead.httpsBody, LeadSamples.lead.httpsBody]
    #expect(LeadDecoder.lead(in: LeadRecord([.init("value", two)])) == nil)
  }

  @Test func truncatedJSONIsSaidToBreakOff() throws {
    let scalars = Array(LeadSamples.endpoint.unicodeScalars)
    var places = 0
    for end in stride(from: 60, to: scalars.count - 1, by: 7) {
      let text = scalars[..<end].reduce(into: "") { $0.unicodeScalars.append($1) }
      let read = try #require(LeadText.read(text), "\(end)")
      guard case .truncated(let position) = try #require(read.fault) else {
        Issue.record("\(end): \(String(describing: read.fault))")
        continue
      }
      #expect(read.leads.isEmpty)
      #expect(position.line == text.split(separator: "\n").count { $0.contains { $0 != " " } })
      places += 1
    }
    #expect(places > 40)
  }

  @Test func placeOfABreakCountsFromThePaste() throws {
    let read = try #require(LeadText.read("\n\n  {\"LeadSource\": \"SPZA\", \"ActionCode\": \"IN"))
    #expect(read.fault?.position.line == 3)
    #expect(read.fault?.position.column == 43)
    #expect(read.certainty == .certain)
  }

  @Test func breakWithinFencesIsABreak() throws {
    let read = try #require(
      LeadText.read("```json\n{\"LeadSource\": \"SPZA\", \"ActionCode\":\n```"))
    #expect(read.fault == .truncated(at: TextPosition(line: 2, column: 37, offset: 44)))
  }

  @Test func whatIsTooLongForAPasteIsNotLookedAt() {
    let long = String(repeating: " ", count: 1 << 22)
    #expect(LeadText.read("SPZA-INS|a.b" + long) == nil)
  }

  @Test(arguments: [
    "lead_source = SPZA-PLT|a.b", "Lead Source: SPZA-PLT | a.b", "lead_source\tSPZA-PLT|a.b",
  ])
  func sourceWithItsNameIsRead(_ text: String) throws {
    let read = try #require(LeadText.read(text))
    #expect(read.leads[0].lead.source.description == "SPZA-PLT|a.b")
    #expect(read.certainty == .certain)
  }

  @Test func malformedJSONIsSaid() throws {
    let read = try #require(
      LeadText.read("{\"LeadSource\": SPZA, \"ActionCode\": \"INS\"}"))
    guard case .malformed(let error) = try #require(read.fault) else {
      Issue.record("\(String(describing: read.fault))")
      return
    }
    #expect(error.problem == .expectedValue)
    #expect(error.position.column == 16)
  }

  @Test func depthIsNoDanger() {
    let deep = String(repeating: "[", count: 100_000)
    #expect(LeadText.read(deep) == nil)
    let wrapped =
      String(repeating: "{\"body\":", count: 400) + "1" + String(repeating: "}", count: 400)
    #expect(LeadText.read(wrapped) == nil)
  }
}
