import Terminal

extension InterruptWatch {
  /// How often an interruption is looked for.
  private static let interval: Duration = .milliseconds(50)

  /// Ends when the user interrupts, or when it is cancelled.
  static func wait() async {
    while !isInterrupted, !Task.isCancelled { try? await Task.sleep(for: interval) }
  }
}
