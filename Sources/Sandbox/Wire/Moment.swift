import Glibc
import Text

/// A point in time as fine as the services give it: a ten-millionth of a second.
struct Moment: Sendable, Hashable, Comparable {
  /// The second.
  let timestamp: Timestamp
  /// The ten-millionths that have passed since.
  let ticks: Int

  /// The time now, on a clock that is off.
  ///
  /// - Parameter drift: By how many seconds it is ahead.
  /// - Returns: The answer.
  static func now(drift: Int = 0) -> Moment {
    var time = timespec()
    unsafe clock_gettime(CLOCK_REALTIME, &time)
    return Moment(
      timestamp: Timestamp(seconds: time.tv_sec + drift), ticks: Int(time.tv_nsec) / 100)
  }

  /// `2024-01-15T09:30:00.1234567Z`.
  var iso8601: String {
    let digits = String(ticks)
    let padding = String(repeating: "0", count: max(0, 7 - digits.utf8.count))
    return "\(timestamp.iso8601.dropLast()).\(padding)\(digits)Z"
  }

  static func < (left: Moment, right: Moment) -> Bool {
    (left.timestamp, left.ticks) < (right.timestamp, right.ticks)
  }
}
