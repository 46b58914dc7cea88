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

  /// Reads the rows for which a condition holds, page by page. A page may be empty and not the
  /// last: the service looks at so many rows, or for so long, and then tells where to go on.
  ///
  /// - Returns: Why they are not to be seen; `nil` where they all were.
  func rows(
    of table: String, where condition: String, _ take: ([JSONValue]) -> Void
  ) async throws(CheckStop) -> TableRefusal? {
    var place: [(name: String, value: String)] = []
    while true {
      switch try await get("/\(table)()", [(name: "$filter", value: condition)] + place) {
      case .refused(let refusal): return refusal
      case .done(let response):
        take(try values(of: response))
        place = ["NextPartitionKey", "NextRowKey"].compactMap { name in
          response.headers["x-ms-continuation-\(name)"].map { (name: name, value: $0) }
        }
      }
      if place.isEmpty { return nil }
    }
  }

  /// The path of a row; a quote in a key would have to be doubled.
  static func rowPath(_ table: String, _ partitionKey: String, _ rowKey: String) -> String {
    "/\(table)" + rowKeys(partitionKey, rowKey)
  }

  /// What stands behind the table in the path of a row.
  static func rowKeys(_ partitionKey: String, _ rowKey: String) -> String {
    "(PartitionKey='\(quoted(partitionKey))',RowKey='\(quoted(rowKey))')"
  }

  private static func quoted(_ key: String) -> String {
    PercentEncoding.encode(key.replacing("'", with: "''"))
  }
}
