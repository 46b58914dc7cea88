import Testing
import Text

@testable import Sandbox

@Suite("Batches of the table service") struct TableBatchTests {
  private let client: ServiceClient

  init() throws { client = try ServiceClient() }

  private func part(_ method: String, _ row: String, _ body: String) -> String {
    let place = "MarketplaceLeads(PartitionKey='p',RowKey='\(row)')"
    let target = method == "POST" ? "MarketplaceLeads" : place
    return
      "--changeset_1\r\nContent-Type: application/http\r\nContent-Transfer-Encoding: binary\r\n"
      + "\r\n\(method) https://\(World.tableHost)/\(target) HTTP/1.1\r\nIf-Match: *\r\n"
      + "Prefer: return-no-content\r\nContent-Type: application/json\r\n\r\n\(body)\r\n"
  }

  private func insert(_ row: String) -> String {
    part("POST", row, "{\"PartitionKey\":\"p\",\"RowKey\":\"\(row)\",\"n\":1}")
  }

  private func send(_ parts: [String]) -> ServiceResponse {
    let body =
      "--batch_1\r\nContent-Type: multipart/mixed; boundary=changeset_1\r\n\r\n"
      + parts.joined() + "--changeset_1--\r\n--batch_1--\r\n"
    return client.table("POST", "$batch", body: body)
  }

  private var rows: [String] {
    client.table("GET", "MarketplaceLeads()?$filter=PartitionKey%20eq%20'p'").json["value"]?.array?
      .compactMap { $0["RowKey"]?.string } ?? []
  }

  @Test func makeEveryChange() {
    let answer = send([insert("1"), insert("2"), insert("3")])
    #expect(answer.status == 202)
    #expect(
      answer.header("Content-Type")?.hasPrefix("multipart/mixed; boundary=batchresponse_") == true)
    #expect(answer.text.split(separator: "HTTP/1.1 204 No Content").count == 4)
    #expect(answer.text.contains("ETag: W/\"datetime'"))
    #expect(rows == ["1", "2", "3"])
    let changes = [part("DELETE", "1", ""), part("PATCH", "2", "{\"m\":2}")]
    #expect(send(changes).status == 202)
    #expect(rows == ["2", "3"])
    let row = client.table("GET", "MarketplaceLeads(PartitionKey='p',RowKey='2')").json
    #expect(row["n"] == 1 && row["m"] == 2)
  }

  @Test func makeNoChangeWhereOneFails() {
    _ = send([insert("1")])
    let answer = send([insert("2"), part("DELETE", "1", ""), insert("2")])
    #expect(answer.status == 202)
    #expect(answer.text.contains("HTTP/1.1 409 Conflict"))
    #expect(answer.text.contains("\"2:The specified entity already exists.\\nRequestId:"))
    #expect(rows == ["1"])
  }

  @Test func haveALimit() {
    let full = (0..<100).map { insert("\($0)") }
    #expect(send(full + [insert("100")]).status == 400)
    #expect(rows.isEmpty)
    #expect(send(full).status == 202)
    #expect(rows.count == 100)
  }

  @Test(arguments: ["", "--batch_1", "boundary=changeset_1\r\n\r\n--changeset_1\r\n\r\nGET"])
  func refuseWhatIsNoBatch(_ body: String) {
    let answer = client.table("POST", "$batch", body: body)
    #expect(answer.status == 400)
    #expect(answer.header("x-ms-error-code") == "InvalidInput")
  }
}
