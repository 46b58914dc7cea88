import Glibc

/// A second in UTC, without zones and locales.
public struct Timestamp: Sendable, Hashable, Comparable {
  /// Seconds since 1970-01-01T00:00:00Z, leap seconds not counted.
  public let seconds: Int

  /// Takes seconds since 1970-01-01T00:00:00Z.
  ///
  /// - Parameter seconds: The seconds.
  public init(seconds: Int) { self.seconds = seconds }

  /// The time on this machine.
  public static var now: Timestamp { Timestamp(seconds: time(nil)) }

  /// Reads the form of HTTP headers, `Tue, 15 Jan 2019 09:30:00 GMT` (RFC 9110, 5.6.7).
  ///
  /// - Parameter httpDate: The text.
  public init?(httpDate: String) {
    let words = httpDate.split(separator: " ")
    guard words.count == 6, words[0].hasSuffix(","), words[5] == "GMT",
      let month = Self.months.firstIndex(of: String(words[2]))
    else { return nil }
    self.init(date: [words[3], Substring(String(month + 1)), words[1]], time: words[4])
  }

  /// Reads `2024-01-15`, `2024-01-15T09:30Z`, `2024-01-15T09:30:00Z`, with a fraction or without.
  ///
  /// - Parameter iso8601: The text, in UTC.
  public init?(iso8601: String) {
    let halves = iso8601.split(separator: "T", maxSplits: 1, omittingEmptySubsequences: false)
    let date = halves[0].split(separator: "-", omittingEmptySubsequences: false)
    guard halves.count == 2 else {
      self.init(date: date, time: "00:00:00")
      return
    }
    guard halves[1].hasSuffix("Z") else { return nil }
    let time = halves[1].dropLast().prefix { $0 != "." }
    self.init(date: date, time: time.utf8.count == 5 ? time + ":00" : time)
  }

  private init?(date: [Substring], time: Substring) {
    let time = time.split(separator: ":", omittingEmptySubsequences: false)
    let numbers = (date + time).compactMap { Self.number($0) }
    guard date.count == 3, time.count == 3, numbers.count == 6, (1...9999).contains(numbers[0]),
      (1...12).contains(numbers[1]), (1...31).contains(numbers[2]), numbers[3] < 24,
      numbers[4] < 60, numbers[5] < 61
    else { return nil }
    let day = CivilDay(year: numbers[0], month: numbers[1], day: numbers[2])
    // A day that the month does not have is counted into the next one.
    guard CivilDay(number: day.number) == day else { return nil }
    seconds = day.number * 86_400 + numbers[3] * 3600 + numbers[4] * 60 + numbers[5]
  }

  private static func number(_ digits: Substring) -> Int? {
    digits.utf8.allSatisfy { (0x30...0x39).contains($0) } ? Int(digits) : nil
  }

  /// The form of HTTP headers.
  public var httpDate: String {
    let civil = civil
    let weekday = Self.weekdays[(((dayNumber + 4) % 7) + 7) % 7]
    let month = Self.months[civil.month - 1]
    return "\(weekday), \(Self.padded(civil.day)) \(month) \(Self.year(civil)) \(clock) GMT"
  }

  /// `2024-01-15T09:30:00Z`.
  public var iso8601: String { "\(day)T\(clock)Z" }

  /// `2024-01-15`.
  public var day: String {
    let civil = civil
    return "\(Self.year(civil))-\(Self.padded(civil.month))-\(Self.padded(civil.day))"
  }

  /// Orders by time.
  ///
  /// - Parameters:
  ///   - left: One.
  ///   - right: Another.
  /// - Returns: Whether the first is earlier.
  public static func < (left: Timestamp, right: Timestamp) -> Bool { left.seconds < right.seconds }

  private static let months = [
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
  ]
  private static let weekdays = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"]

  /// Days since 1970-01-01, rounded down.
  private var dayNumber: Int { (seconds - (((seconds % 86_400) + 86_400) % 86_400)) / 86_400 }
  private var civil: CivilDay { CivilDay(number: dayNumber) }

  private var clock: String {
    let second = seconds - dayNumber * 86_400
    return [second / 3600, second / 60 % 60, second % 60].map(Self.padded).joined(separator: ":")
  }

  private static func year(_ civil: CivilDay) -> String {
    let digits = String(civil.year)
    return String(repeating: "0", count: max(0, 4 - digits.utf8.count)) + digits
  }

  private static func padded(_ number: Int) -> String {
    number < 10 ? "0\(number)" : String(number)
  }
}

/// A day of the Gregorian calendar, counted as in Howard Hinnant's `chrono` algorithms: years begin
/// in March, so that the leap day is the last.
private struct CivilDay: Equatable {
  let year: Int
  let month: Int
  let day: Int

  init(year: Int, month: Int, day: Int) {
    self.year = year
    self.month = month
    self.day = day
  }

  init(number: Int) {
    let shifted = number + 719_468
    let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
    let dayOfEra = shifted - era * 146_097
    let yearOfEra =
      (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shiftedMonth = (5 * dayOfYear + 2) / 153
    day = dayOfYear - (153 * shiftedMonth + 2) / 5 + 1
    month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
    year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
  }

  /// Days since 1970-01-01.
  var number: Int {
    let year = month <= 2 ? self.year - 1 : self.year
    let era = (year >= 0 ? year : year - 399) / 400
    let yearOfEra = year - era * 400
    let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    return era * 146_097 + dayOfEra - 719_468
  }
}
