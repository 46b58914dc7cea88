import Text
import Transport

extension TableService {
  /// The table that Marketplace makes, in whatever case.
  static let leadsTable = "MarketplaceLeads"

  /// The rows or tables of an answer.
  func values(of response: HTTPResponse) throws(CheckStop) -> [JSONValue] {
    guard response.status == 200,
      let values = (try? JSONParser.parse(response.body))?["value"]?.array
    else { throw CheckStop(response, from: account.endpoint.host) }
    return values
  }

  /// What a listing of all tables gave.
  enum Listing {
    case tables([String])
    case refused(TableRefusal)
  }

  /// Lists all tables, page by page; an account may have thousands.
  func tables() async throws(CheckStop) -> Listing {
    var names: [String] = []
    var next: String?
    for _ in 0..<Self.maximumPages {
      let query = next.map { [(name: "NextTableName", value: $0)] } ?? []
      switch try await get("/Tables", query) {
      case .refused(let refusal): return .refused(refusal)
      case .done(let response):
        names += try values(of: response).compactMap { $0["TableName"]?.string }
        next = response.headers["x-ms-continuation-NextTableName"]
      }
      if next == nil { break }
    }
    return .tables(names)
  }

  private static let maximumPages = 50

  /// The path of a row; a quote in a key would have to be doubled.
  static func rowPath(_ table: String, _ partitionKey: String, _ rowKey: String) -> String {
    "/\(table)(PartitionKey='\(quoted(partitionKey))',RowKey='\(quoted(rowKey))')"
  }

  private static func quoted(_ key: String) -> String {
    PercentEncoding.encode(key.replacing("'", with: "''"))
  }
}
