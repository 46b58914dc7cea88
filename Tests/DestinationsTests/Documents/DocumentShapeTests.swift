import Knowledge
import Destinations
import Testing
import Text

/// A shape in which the same destination may stand, and the name it should get.
struct DocumentShape: Sendable, CustomTestStringConvertible {
  let testDescription: String
  let text: String
  let name: String

  init(_ description: String, name: String = "contoso-offer", _ text: String) {
    testDescription = description
    self.text = text
    self.name = name
  }
}

private let older = """
  {"Microsoft-Azure-Marketplace.LeadDestination": "AzureTable",
   "microsoft-azure-marketplace.title": "Contoso",
   "microsoft-azure-marketplace.blobLeadConfiguration": {},
   "microsoft-azure-marketplace.TableLeadConfiguration":
     {"StorageAccountConnectionString": "\(SampleDocument.connection)"}}
  """

private let shapes: [DocumentShape] = [
  DocumentShape("a resource alone", SampleDocument.table()),
  DocumentShape("a list", "[\(SampleDocument.table())]"),
  DocumentShape(
    "a configure document",
    """
    {"$schema": "https://schema.mp.microsoft.com/schema/configure/2022-03-01-preview2",
     "resources": [{"$schema": "https://schema.mp.microsoft.com/schema/listing/2022-03-01-preview2"},
                   \(SampleDocument.table())]}
    """),
  DocumentShape(
    "a resource tree that names the offer elsewhere",
    """
    {"$schema": "https://schema.mp.microsoft.com/schema/resource-tree/2022-03-01-preview2",
     "root": "product/77", "resources": [
       {"id": "product/77", "identity": {"externalId": "contoso-offer"}},
       {"$schema": "\(SampleDocument.schema)", "id": "customer-leads/77", "product": "product/77",
        "leadDestination": "table", \(SampleDocument.block(SampleDocument.connection))}]}
    """),
  DocumentShape(
    "an older schema on the other host",
    SampleDocument.table().replacing(
      "schema.mp.microsoft.com/schema/customer-leads/2022-03-01-preview3",
      with: "product-ingestion.azureedge.net/schema/customer-leads/2022-03-01-preview2")),
  DocumentShape(
    "no schema at all", name: "offer.json",
    #"{"leadDestination": "table", \#(SampleDocument.block(SampleDocument.connection))}"#),
  DocumentShape(
    "the destination only by its block", name: "9",
    """
    {"$schema": "\(SampleDocument.schema)", "id": "customer-leads/9",
     \(SampleDocument.block(SampleDocument.connection))}
    """),
  DocumentShape(
    "an offer of the older interface", name: "contoso-vm",
    #"{"id": "contoso-vm", "publisherId": "contoso", "definition": {"offer": \#(older)}}"#),
  DocumentShape("the older offer's own object", name: "offer.json", older),
]

@Suite("Shapes of documents") struct DocumentShapeTests {
  @Test(arguments: shapes) func readsTheTable(_ shape: DocumentShape) throws {
    let documents = try SampleDocument.read(shape.text)
    let document = try #require(documents.first)
    #expect(documents.count == 1)
    #expect(document.name == shape.name)
    #expect(document.destinationName == "table")
    #expect(document.destination?.id == "table")
    #expect(document.notices.isEmpty)
    #expect(
      document.entry("storageAccountConnectionString")?.exposed == SampleDocument.connection)
  }

  @Test(arguments: [
    ("none", "none"), ("blob", "blob"), ("email", "email"), ("httpsEndpoint", "httpsEndpoint"),
    ("marketo", "marketo"), ("salesforce", "salesforce"), ("Salesforce", "salesforce"),
  ])
  func missesTheBlockOfEveryDestinationThatHasOne(_ word: String, _ name: String) throws {
    let text = #"{"$schema": "\#(SampleDocument.schema)", "leadDestination": "\#(word)"}"#
    let document = try #require(try SampleDocument.readOne(text))
    #expect(document.destinationName == name)
    #expect(document.destination?.id == name)
    let entries = document.notices.map { $0.observation.entry?.rawValue }
    #expect(entries == (name == "none" ? [] : ["document-empty-block"]))
  }

  @Test(arguments: [
    ("None", "none"), ("AZURETABLE", "table"), ("AzureBlob", "blob"), ("SalesForce", "salesforce"),
    ("CRM", "dynamics"), ("DynamicsCRM", "dynamics"), ("HttpsEndpoint", "httpsEndpoint"),
  ])
  func readsOlderNames(_ word: String, _ name: String) throws {
    let text = #"{"microsoft-azure-marketplace.leadDestination": "\#(word)"}"#
    #expect(try SampleDocument.readOne(text)?.destinationName == name)
  }

  @Test func keepsTheOrderOfAFile() throws {
    let second = SampleDocument.table().replacing("contoso-offer", with: "second-offer")
    let documents = try SampleDocument.read("[\(SampleDocument.table()),\n\(second)]")
    #expect(documents.map(\.name) == ["contoso-offer", "second-offer"])
    #expect(documents.map { $0.position?.line } == [1, 8])
  }

  @Test func readsOtherEncodings() throws {
    let text = SampleDocument.table()
    let units = Array(text.utf16).flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
    let crlf = text.replacing("\n", with: "\r\n")
    for bytes in [
      [0xFF, 0xFE] + units, units, [0xEF, 0xBB, 0xBF] + Array(text.utf8),
      Array(crlf.utf8),
    ] {
      let documents = try DocumentReader.documents(in: bytes, named: "offer.json")
      #expect(documents.map(\.destinationName) == ["table"])
    }
  }
}
