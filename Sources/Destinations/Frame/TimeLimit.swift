/// Gives work a time to end in.
struct TimeLimit {
  private let limit: Duration

  init(_ limit: Duration) { self.limit = limit }

  /// Runs the work; `nil` when it was cancelled because its time was over.
  func run<Value: Sendable>(_ work: @escaping @Sendable () async -> Value) async -> Value? {
    await withTaskGroup(of: Value?.self) { group in
      group.addTask { await work() }
      group.addTask {
        try? await Task.sleep(for: limit)
        return nil
      }
      let first = await group.next() ?? nil
      group.cancelAll()
      return first
    }
  }
}
