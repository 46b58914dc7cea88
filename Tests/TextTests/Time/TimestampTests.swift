import Testing
import Text

@Suite("Timestamp") struct TimestampTests {
  struct Moment: Sendable, CustomTestStringConvertible {
    let seconds: Int
    let iso8601: String
    let httpDate: String
    var testDescription: String { iso8601 }
  }

  /// Compared with `date -u -d @SECONDS`.
  static let moments = [
    Moment(
      seconds: 0, iso8601: "1970-01-01T00:00:00Z", httpDate: "Thu, 01 Jan 1970 00:00:00 GMT"),
    Moment(
      seconds: -1, iso8601: "1969-12-31T23:59:59Z", httpDate: "Wed, 31 Dec 1969 23:59:59 GMT"),
    Moment(
      seconds: -86_400, iso8601: "1969-12-31T00:00:00Z",
      httpDate: "Wed, 31 Dec 1969 00:00:00 GMT"),
    Moment(
      seconds: 951_782_400, iso8601: "2000-02-29T00:00:00Z",
      httpDate: "Tue, 29 Feb 2000 00:00:00 GMT"),
    Moment(
      seconds: 1_709_251_199, iso8601: "2024-02-29T23:59:59Z",
      httpDate: "Thu, 29 Feb 2024 23:59:59 GMT"),
    Moment(
      seconds: 1_709_251_200, iso8601: "2024-03-01T00:00:00Z",
      httpDate: "Fri, 01 Mar 2024 00:00:00 GMT"),
    Moment(
      seconds: 4_107_542_400, iso8601: "2100-03-01T00:00:00Z",
      httpDate: "Mon, 01 Mar 2100 00:00:00 GMT"),
    Moment(
      seconds: -2_203_891_200, iso8601: "1900-03-01T00:00:00Z",
      httpDate: "Thu, 01 Mar 1900 00:00:00 GMT"),
    Moment(
      seconds: 784_111_777, iso8601: "1994-11-06T08:49:37Z",
      httpDate: "Sun, 06 Nov 1994 08:49:37 GMT"),
    Moment(
      seconds: 253_402_300_799, iso8601: "9999-12-31T23:59:59Z",
      httpDate: "Fri, 31 Dec 9999 23:59:59 GMT"),
    Moment(
      seconds: -62_135_596_800, iso8601: "0001-01-01T00:00:00Z",
      httpDate: "Mon, 01 Jan 0001 00:00:00 GMT"),
  ]

  @Test(arguments: moments) func writes(_ moment: Moment) {
    let time = Timestamp(seconds: moment.seconds)
    #expect(time.iso8601 == moment.iso8601)
    #expect(time.httpDate == moment.httpDate)
    #expect(time.day == String(moment.iso8601.prefix(10)))
  }

  @Test(arguments: moments) func reads(_ moment: Moment) {
    #expect(Timestamp(iso8601: moment.iso8601)?.seconds == moment.seconds)
    #expect(Timestamp(httpDate: moment.httpDate)?.seconds == moment.seconds)
  }

  @Test func readsWhatItWritesOnDaysOfFourCenturies() {
    for day in stride(from: -3000, to: 149_097, by: 13) {
      let time = Timestamp(seconds: day * 86_400 + (day * 7919 % 86_400 + 86_400) % 86_400)
      guard Timestamp(iso8601: time.iso8601) == time, Timestamp(httpDate: time.httpDate) == time
      else {
        Issue.record("\(time.seconds)")
        return
      }
    }
  }

  @Test func daysFollowOneAnother() {
    let lengths = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
    var day = 0
    for year in 1970..<2110 {
      let isLeap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0
      for month in 1...12 {
        let length = lengths[month - 1] + (month == 2 && isLeap ? 1 : 0)
        let start = "\(year)-\(month < 10 ? "0" : "")\(month)-01"
        #expect(Timestamp(seconds: day * 86_400).day == start)
        day += length
      }
    }
  }

  @Test(arguments: [
    ("2024-01-15", "2024-01-15T00:00:00Z"), ("2024-01-15T09:30Z", "2024-01-15T09:30:00Z"),
    ("2024-01-15T09:30:07.1234567Z", "2024-01-15T09:30:07Z"),
    ("2024-01-15T09:30:60Z", "2024-01-15T09:31:00Z"),
  ])
  func readsShorterAndLongerForms(_ text: String, _ same: String) {
    #expect(Timestamp(iso8601: text)?.iso8601 == same)
  }

  @Test(arguments: [
    "", "T", "2024", "2024-01", "2024-13-01", "2024-00-01", "2024-01-00", "2024-01-32",
    "2024-02-30", "2023-02-29", "1900-02-29", "2024-04-31", "0000-01-01", "10000-01-01",
    "-2024-01-01", "2024-01-15T", "2024-01-15T09:30", "2024-01-15T24:00:00Z",
    "2024-01-15T09:60:00Z", "2024-01-15T09:30:61Z", "2024-01-15T09:30:00+01:00",
    "2024-01-15 09:30:00Z", "2024-01-15T09:30:00Zulu", "2024-01-15T+9:30:00Z", "2024-01-15TZ",
    "a024-01-15", "２０２４-01-15", "2024-01-15-", "99999999999999999999-01-01",
  ])
  func refuses(_ text: String) { #expect(Timestamp(iso8601: text) == nil) }

  @Test(arguments: [
    "", "GMT", "Sun, 06 Nov 1994 08:49:37", "Sun, 06 Nov 1994 08:49:37 UTC",
    "Sun 06 Nov 1994 08:49:37 GMT", "Sun, 06 nov 1994 08:49:37 GMT",
    "Sun, 32 Nov 1994 08:49:37 GMT", "Sun, 31 Nov 1994 08:49:37 GMT",
    "Sun, 06 Nov 1994 24:49:37 GMT", "Sunday, 06-Nov-94 08:49:37 GMT",
    "Sun Nov  6 08:49:37 1994", "Sun, 06 Nov 1994 08:49 GMT", "Sun, -6 Nov 1994 08:49:37 GMT",
  ])
  func refusesAsHeader(_ text: String) { #expect(Timestamp(httpDate: text) == nil) }

  @Test func comparesByTime() {
    let times = [5, -5, 0].map { Timestamp(seconds: $0) }
    #expect(times.sorted().map(\.seconds) == [-5, 0, 5])
  }

  @Test func nowIsAfterThisWasWritten() {
    #expect(Timestamp.now > Timestamp(seconds: 1_700_000_000))
  }
}
