import Synchronization
import Text

/// How much the instance was used today.
final class MarketoStatistics: Sendable {
  /// What the subscription may use a day.
  static let quota = 50_000

  /// What was used before the sandbox began.
  private let count = Atomic(1_120)

  /// Notes a call.
  func note() { count.add(1, ordering: .relaxed) }

  /// `GET /rest/v1/stats/usage.json` and `errors.json`, and those of a week.
  ///
  /// - Parameters:
  ///   - path: What stands behind `/rest/v1/stats/`, without `.json`.
  ///   - faults: What was ordered to be wrong.
  /// - Returns: The answer.
  /// - Throws: `MarketoRefusal` where there is none.
  func answer(
    _ path: ArraySlice<Substring>, _ faults: FaultSet
  ) throws(MarketoRefusal) -> MarketoAnswer {
    let today = Timestamp.now
    let isWeek = path.count == 2 && path.last == "last7days"
    guard path.count == 1 || isWeek else { throw .notFound }
    let days = (0..<(isWeek ? 7 : 1)).map {
      Timestamp(seconds: today.seconds - $0 * 86_400).day
    }
    switch path.first {
    case "usage":
      let used =
        faults.contains("marketo-quota-nearly") ? 46_000 : count.load(ordering: .relaxed)
      return .list(JSONValue(.array(days.map { Self.usage($0, $0 == days[0] ? used : 870) })))
    case "errors":
      return .list(
        JSONValue(.array(days.map { ["date": JSONValue($0), "total": 0, "errors": []] })))
    default: throw .notFound
    }
  }

  private static func usage(_ day: String, _ count: Int) -> JSONValue {
    [
      "date": JSONValue(day), "total": JSONValue(count),
      "users": [["userId": JSONValue(World.marketoUser), "count": JSONValue(count)]],
    ]
  }
}
