import Destinations
import Testing
import Text

private let first = TableWorld.connection
private let second = first.replacing(TableWorld.key, with: String(TableWorld.key.reversed()))
private let otherKey = Base64.encode(Array(repeating: 7, count: 64))
private let key2 = first.replacing(TableWorld.key, with: otherKey)
private let other = first.replacing("contosoleads", with: "fabrikamleads")
private let found = "storageAccountConnectionString!"

private let samples: [PastedSample] = [
  PastedSample("the string", first, [found + first]),
  PastedSample(
    "a signed string", TableWorld.signedConnection, [found + TableWorld.signedConnection]),
  PastedSample("in a letter", "Hi, use this: \(first), thanks.", [found + first]),
  PastedSample(
    "az storage account show-connection-string",
    "{\n  \"connectionString\": \"\(first)\"\n}\n", [found + first]),
  PastedSample(
    "a variable", "export AZURE_STORAGE_CONNECTION_STRING='\(first)'", [found + first]),
  PastedSample("a variable without quotes", "LEADS=\(first)", [found + first]),
  PastedSample(
    "escaped JSON",
    #"{"value": "\#(TableWorld.signedConnection.replacing("&", with: #"\u0026"#))"}"#,
    [found + TableWorld.signedConnection]),
  PastedSample(
    "the page of keys",
    """
    Storage account name
    contosoleads
    key1 Rotate key
    Last rotated: 11/20/2026 (0 days ago)
    Key
    \(TableWorld.key)
    Connection string
    \(first)
    key2
    Key
    \(otherKey)
    Connection string
    \(key2)
    """, [found + first]),
  PastedSample("two accounts", "\(first)\n\(other)", []),
  PastedSample("a key alone", TableWorld.key, []),
  PastedSample("a string cut off", String(first.prefix(90)), []),
  PastedSample("a signature cut off", String(TableWorld.signedConnection.dropLast(20)), []),
  PastedSample(
    "another service",
    "AccountEndpoint=https://x.documents.azure.com:443/;AccountKey=\(TableWorld.key);", []),
  PastedSample("the emulator", "UseDevelopmentStorage=true;AccountName=devstoreaccount1", []),
  PastedSample(
    "a reference",
    "DefaultEndpointsProtocol=https;AccountName=contosoleads;AccountKey=${env:LEADS_STORAGE_KEY}",
    []),
  PastedSample("prose", "A connection string has an AccountName= and an AccountKey= in it.", []),
]

@Suite("Pasted texts: tables") struct TablePasteTests {
  @Test(arguments: samples) func answer(_ sample: PastedSample) {
    #expect(Destination.azureTable.pastedValues(sample.text).shown == sample.answers)
  }

  @Test(arguments: samples) func speakOfATableOnly(_ sample: PastedSample) {
    let destinations = PastedText.destinations(in: sample.text)
    #expect(destinations.map(\.destination.id) == (sample.answers.isEmpty ? [] : ["table"]))
  }

  @Test func aStringIsHiddenWhereItIsShown() {
    #expect(!"\(Destination.azureTable.pastedValues(first))".contains(TableWorld.key))
  }
}
