public import Leads
public import Text

/// A test lead as it stands at a destination.
public struct PlacedLead: Sendable, Hashable {
  /// What the destination knows it by.
  public let id: String
  /// Which test lead it is; `nil` where no more than its place is known.
  public let test: TestLead?
  /// Whether everything in it that a test lead has its marker in still has this one.
  public let isUntouched: Bool
  /// When the service took it in, where it tells.
  public let created: Timestamp?
  /// What stands in it.
  public let record: LeadRecord
  /// What tells whether somebody has changed it meanwhile, where the service has such a thing.
  let version: String?

  /// Notes a lead of which no more than its place is known.
  init(id: String) {
    self.id = id
    test = nil
    isUntouched = false
    created = nil
    record = LeadRecord([])
    version = nil
  }

  /// Reads a row.
  ///
  /// - Parameters:
  ///   - row: The row, as the service shows it.
  ///   - id: What the destination knows it by.
  ///   - columns: Those that a test lead has its marker in.
  ///   - created: The column that says when it was taken in.
  ///   - version: What tells whether somebody has changed it.
  init(
    _ row: JSONValue, id: String, markedIn columns: [String], created: String,
    version: String? = nil
  ) {
    let members = row.object ?? []
    let texts = columns.compactMap { row[$0]?.string }.filter { !$0.isEmpty }
    let test = texts.lazy.compactMap { TestLead(within: $0) }.first
    self.id = id
    self.test = test
    isUntouched = test.map { test in texts.allSatisfy { $0.contains(test.marker) } } ?? false
    self.created = row[created]?.string.flatMap(Self.time)
    self.version = version
    record = LeadRecord(
      members.filter { !$0.key.contains("odata.") && $0.key != "attributes" }
        .map { LeadRecord.Member($0.key, $0.value) })
  }

  /// Salesforce has `+0000` in place of `Z`.
  private static func time(_ text: String) -> Timestamp? {
    let isOffset = text.hasSuffix("+0000")
    return Timestamp(iso8601: isOffset ? text.dropLast(5) + "Z" : text)
  }
}
