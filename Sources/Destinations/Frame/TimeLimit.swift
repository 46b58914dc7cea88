/// Gives work a time to end in.
struct TimeLimit {
  /// A sleep that is cancelled leaves its timer behind until it would have ended: with short ones,
  /// thousands of checks leave next to nothing.
  private static let longestSleep: Duration = .milliseconds(200)

  private let limit: Duration

  init(_ limit: Duration) { self.limit = limit }

  /// Runs the work; `nil` when it was cancelled because its time was over.
  func run<Value: Sendable>(_ work: @escaping @Sendable () async -> Value) async -> Value? {
    await withTaskGroup(of: Value?.self) { group in
      group.addTask { await work() }
      group.addTask {
        await waitForEnd()
        return nil
      }
      let first = await group.next() ?? nil
      group.cancelAll()
      return first
    }
  }

  private func waitForEnd() async {
    let end = ContinuousClock.now + limit
    while !Task.isCancelled, ContinuousClock.now < end {
      try? await Task.sleep(for: min(Self.longestSleep, end - .now))
    }
  }
}
