import Text

/// Times as leads bear them: ISO 8601 with any zone, a fraction or none, a blank in place of the
/// `T`; and the dates of exported views.
enum LeadDate {
  /// Reads a time.
  ///
  /// - Parameter text: The text. A time without a zone is taken as UTC.
  /// - Returns: The second; `nil` where the text is no time, or where day and month cannot be told
  ///   apart.
  static func read(_ text: String) -> Timestamp? {
    let text = text.trimmed
    if text.isEmpty { return nil }
    return iso(text) ?? parted(text) ?? Timestamp(httpDate: String(text))
  }

  private static func iso(_ text: Substring) -> Timestamp? {
    let bytes = Array(text.utf8)
    guard bytes.count >= 10, bytes[4] == UInt8(ascii: "-"), bytes[7] == UInt8(ascii: "-") else {
      return nil
    }
    let day = String(decoding: bytes[..<10], as: UTF8.self)
    guard bytes.count > 10 else { return Timestamp(iso8601: day) }
    guard bytes[10] == UInt8(ascii: "T") || bytes[10] == UInt8(ascii: " ") else { return nil }
    let (clock, shift) = zone(String(decoding: bytes[11...], as: UTF8.self))
    guard let clock, let time = Timestamp(iso8601: "\(day)T\(clock)Z") else { return nil }
    return Timestamp(seconds: time.seconds - shift)
  }

  /// Parts `09:30:00.000+0200` into the clock and the seconds that it is ahead of UTC.
  private static func zone(_ text: String) -> (clock: String?, shift: Int) {
    if text.hasSuffix("Z") { return (String(text.dropLast()), 0) }
    guard let sign = text.lastIndex(where: { $0 == "+" || $0 == "-" }) else { return (text, 0) }
    let digits = text[text.index(after: sign)...].filter { $0 != ":" }
    guard digits.count == 4 || digits.count == 2, let number = Int(digits) else { return (nil, 0) }
    let minutes = digits.count == 4 ? number / 100 * 60 + number % 100 : number * 60
    return (String(text[..<sign]), (text[sign] == "-" ? -60 : 60) * minutes)
  }

  /// `1/15/2024 9:30 AM`, `15.01.2024 09:30`: where either number may be the month, nothing.
  private static func parted(_ text: Substring) -> Timestamp? {
    let words = text.split(separator: " ", maxSplits: 1)
    guard let first = words.first else { return nil }
    let numbers = first.split { $0 == "/" || $0 == "." }.compactMap { Int($0) }
    guard numbers.count == 3, numbers[2] >= 1000 else { return nil }
    let usesDots = first.contains(".")
    guard usesDots || numbers[0] == numbers[1] || max(numbers[0], numbers[1]) > 12 else {
      return nil
    }
    let isDayFirst = usesDots || numbers[0] > 12
    let (day, month) = isDayFirst ? (numbers[0], numbers[1]) : (numbers[1], numbers[0])
    let date = "\(numbers[2])-\(padded(month))-\(padded(day))"
    guard words.count == 2 else { return Timestamp(iso8601: date) }
    guard let clock = clock(words[1]) else { return nil }
    return Timestamp(iso8601: "\(date)T\(clock)Z")
  }

  /// `9:30 PM` as `21:30:00`.
  private static func clock(_ text: Substring) -> String? {
    var parts = text.split(separator: " ")
    var shift: Int?
    switch parts.last?.uppercased() {
    case "AM": shift = 0
    case "PM": shift = 12
    default: break
    }
    if shift != nil { parts.removeLast() }
    let numbers = (parts.first ?? "").split(separator: ":").compactMap { Int($0) }
    guard parts.count == 1, (2...3).contains(numbers.count) else { return nil }
    let hour = shift.map { numbers[0] % 12 + $0 } ?? numbers[0]
    return ([hour] + numbers.dropFirst() + [0]).prefix(3).map(padded).joined(separator: ":")
  }

  private static func padded(_ number: Int) -> String {
    number < 10 && number >= 0 ? "0\(number)" : String(number)
  }
}
