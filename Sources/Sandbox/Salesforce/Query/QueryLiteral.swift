import Text

/// A value that a query names.
enum QueryLiteral: Hashable, Sendable {
  case null
  case flag(Bool)
  case number(Double)
  case text(QueryText)
  /// A time, or a span of it such as `LAST_N_DAYS:7`: from the first to before the second.
  case span(Timestamp, Timestamp)

  /// Reads a word.
  ///
  /// - Parameters:
  ///   - word: The word.
  ///   - now: The time.
  /// - Throws: `SalesforceRefusal` for a word that is no value.
  init(_ word: String, at now: Timestamp) throws(SalesforceRefusal) {
    switch word.lowercased() {
    case "null": self = .null
    case "true": self = .flag(true)
    case "false": self = .flag(false)
    default:
      if let number = Double(word), number.isFinite {
        self = .number(number)
      } else if let span = Self.named(word.uppercased(), now) ?? Self.time(word) {
        self = span
      } else {
        throw .malformedQuery("unexpected token: '\(word)'")
      }
    }
  }

  private static let day = 86_400

  private static func days(_ first: Int, _ end: Int, _ now: Timestamp) -> QueryLiteral {
    let today = now.seconds - ((now.seconds % day) + day) % day
    return .span(
      Timestamp(seconds: today + first * day), Timestamp(seconds: today + end * day))
  }

  private static func named(_ word: String, _ now: Timestamp) -> QueryLiteral? {
    switch word {
    case "TODAY": return days(0, 1, now)
    case "YESTERDAY": return days(-1, 0, now)
    case "TOMORROW": return days(1, 2, now)
    default: break
    }
    let halves = word.split(separator: ":", omittingEmptySubsequences: false)
    guard halves.count == 2, let count = Int(halves[1]), (0...100_000).contains(count) else {
      return nil
    }
    switch halves[0] {
    // The current day counts as well.
    case "LAST_N_DAYS": return days(-count, 1, now)
    case "NEXT_N_DAYS": return days(1, count + 1, now)
    case "N_DAYS_AGO": return days(-count, 1 - count, now)
    default: return nil
    }
  }

  /// `2026-11-19`, `2026-11-19T13:00:00Z` or `2026-11-19T13:00:00.000+01:00`.
  private static func time(_ word: String) -> QueryLiteral? {
    if word.utf8.count == 10 {
      return Timestamp(iso8601: word).map {
        .span($0, Timestamp(seconds: $0.seconds + day))
      }
    }
    var (rest, offset) = (Substring(word), 0)
    if !rest.hasSuffix("Z") {
      guard let sign = rest.lastIndex(where: { $0 == "+" || $0 == "-" }) else { return nil }
      let numbers = rest[sign...].dropFirst().filter { $0 != ":" }
      guard numbers.utf8.count == 4, let number = Int(numbers) else { return nil }
      offset = (number / 100 * 60 + number % 100) * (rest[sign] == "+" ? 60 : -60)
      rest = rest[..<sign] + "Z"
    }
    return Timestamp(iso8601: String(rest)).map {
      let time = Timestamp(seconds: $0.seconds - offset)
      return .span(time, Timestamp(seconds: time.seconds + 1))
    }
  }
}
