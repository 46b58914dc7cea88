import Glibc
import TestSupport
import Testing

/// The time that this thread has computed, which other tests that run meanwhile do not lengthen.
private func computed(_ body: () -> Void) -> Duration {
  func now() -> Duration {
    var time = timespec()
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
    return .seconds(time.tv_sec) + .nanoseconds(time.tv_nsec)
  }
  let start = now()
  body()
  return now() - start
}

/// Expects that four times the text takes some four times the time, and not sixteen times.
///
/// - Parameters:
///   - part: What the text repeats.
///   - small: The bytes of the shorter text.
///   - sourceLocation: Where the test stands.
///   - work: What is done with a text.
func expectLinearTime(
  of part: String, small: Int, sourceLocation: SourceLocation = #_sourceLocation,
  _ work: (String) -> Void
) {
  let text = { (size: Int) in String(repeating: part, count: max(1, size / part.utf8.count)) }
  let (short, long) = (text(small), text(small * 4))
  work(text(small / 10))
  // A sanitizer's allocator makes growing a buffer cost by its size: only the work is done then.
  guard !Sanitizer.isOn else { return work(long) }
  // A computer that does other work now and then spoils a single measurement, not three.
  let isLinear = (0..<3).contains { _ in
    let once = computed { work(short) }
    return computed { work(long) } < once * 9 + .milliseconds(20)
  }
  #expect(isLinear, "\(part.spelled)", sourceLocation: sourceLocation)
}
