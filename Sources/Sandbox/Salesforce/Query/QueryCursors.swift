import Synchronization
import Text

/// What is left of answers that do not fit on a page.
final class QueryCursors: Sendable {
  private struct Cursor {
    let id: String
    let records: [JSONValue]
    let size: Int
  }

  private let cursors = Mutex<(last: Int, all: [Cursor])>((0, []))

  /// How many answers are kept; whoever asks for one before gets a refusal.
  private static let maximumCount = 10

  /// The first page of an answer.
  ///
  /// - Parameters:
  ///   - records: The whole answer.
  ///   - count: How many rows there are.
  ///   - size: How many a page holds.
  ///   - base: What every address begins with.
  /// - Returns: The page.
  func page(_ records: [JSONValue], count: Int, size: Int, base: String) -> JSONValue {
    guard records.count > size else { return Self.page(records[...], count: count, next: nil) }
    let id = cursors.withLock { cursors in
      cursors.last += 1
      let id = SalesforceID.numbered("01g", cursors.last)
      cursors.all.append(Cursor(id: id, records: records, size: size))
      if cursors.all.count > Self.maximumCount { cursors.all.removeFirst() }
      return id
    }
    return Self.page(
      records.prefix(size), count: count, next: "\(base)/query/\(id)-\(size)")
  }

  /// A later page.
  ///
  /// - Parameters:
  ///   - locator: What the page before called it.
  ///   - base: What every address begins with.
  /// - Returns: The page.
  /// - Throws: `SalesforceRefusal` where there is none.
  func page(_ locator: String, base: String) throws(SalesforceRefusal) -> JSONValue {
    let halves = locator.split(separator: "-", maxSplits: 1, omittingEmptySubsequences: false)
    guard halves.count == 2, let start = Int(halves[1]), start >= 0,
      let cursor = cursors.withLock({ $0.all.first { $0.id == halves[0] } }),
      start < cursor.records.count
    else { throw .locatorInvalid }
    let rest = cursor.records.dropFirst(start)
    let end = start + cursor.size
    return Self.page(
      rest.prefix(cursor.size), count: cursor.records.count,
      next: rest.count > cursor.size ? "\(base)/query/\(cursor.id)-\(end)" : nil)
  }

  private static func page(
    _ records: ArraySlice<JSONValue>, count: Int, next: String?
  ) -> JSONValue {
    var members: [JSONValue.Member] = [
      .init(key: "totalSize", value: JSONValue(count)),
      .init(key: "done", value: JSONValue(booleanLiteral: next == nil)),
    ]
    if let next { members.append(.init(key: "nextRecordsUrl", value: JSONValue(next))) }
    members.append(.init(key: "records", value: JSONValue(.array(Array(records)))))
    return JSONValue(.object(members))
  }
}
