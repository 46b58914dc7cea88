import Synchronization

/// A value behind a lock.
///
/// Where threads meet at a `Mutex`, ThreadSanitizer does not see who waits for whom, and reports
/// races that are none. It does see the atomic number, which each holder of the lock reads first
/// and writes last.
package struct Guarded<Value>: ~Copyable, Sendable {
  private let mutex: Mutex<Value>
  private let handover = Atomic<Int>(0)

  /// Puts a value behind a lock.
  ///
  /// - Parameter value: The value.
  package init(_ value: consuming sending Value) { mutex = Mutex(value) }

  /// Works with the value while nobody else does.
  ///
  /// - Parameter body: The work.
  /// - Returns: What the body returns.
  package borrowing func withLock<Result>(
    _ body: (inout sending Value) -> sending Result
  ) -> sending Result {
    mutex.withLock { value in
      _ = handover.load(ordering: .acquiring)
      defer { handover.store(0, ordering: .releasing) }
      return body(&value)
    }
  }
}
