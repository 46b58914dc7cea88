import Destinations
import Glibc
import Terminal
import Wizard

extension SetupPages {
  private var indicator: ProgressIndicator {
    ProgressIndicator(
      mode: console.drawsOver ? .overwriting : .wholeLines, descriptor: STDOUT_FILENO,
      environment: context.environment)
  }

  /// Tells what is being looked at for as long as it is.
  func progress<Value>(
    of due: Set<CheckID>, in setup: Setup,
    _ body: (@escaping @Sendable (CheckReport) -> Void) async throws -> Value
  ) async throws -> Value {
    let checks = setup.offer?.destination.checks.filter { due.contains($0.id) } ?? []
    guard let first = checks.first(where: { $0.kind != .form }) else {
      return try await body { _ in }
    }
    let indicator = indicator
    let count = checks.count
    return try await indicator.during(SetupWording.looking(first.title, count)) {
      try await body { report in indicator.show(SetupWording.looked(report.check.title)) }
    }
  }

  /// Tells what is being done for as long as it is.
  func during<Value, Failure: Error>(
    _ text: String, _ body: () async throws(Failure) -> Value
  ) async throws(Failure) -> Value {
    try await indicator.during(text, body)
  }

  /// Waits, and says for what.
  ///
  /// - Returns: Whether nobody interrupted.
  func pause(_ duration: Duration, saying text: String) async throws -> Bool {
    let indicator = indicator
    let watch = InterruptWatch()
    indicator.show(text)
    let end = ContinuousClock.now + duration
    while ContinuousClock.now < end, !InterruptWatch.isInterrupted {
      try await Task.sleep(for: .milliseconds(50))
    }
    indicator.clear()
    _ = consume watch
    try InterruptWatch.checkForEnd()
    return !InterruptWatch.isInterrupted
  }
}
