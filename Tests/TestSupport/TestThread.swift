import Glibc

/// A thread of its own for code that blocks, which must not hold up the tests' pool.
@safe public final class TestThread: Sendable {
  private final class Work: Sendable {
    let body: @Sendable () -> Void

    init(_ body: @escaping @Sendable () -> Void) {
      self.body = body
    }
  }

  private let thread: pthread_t

  /// Starts a thread.
  ///
  /// - Parameter body: What it runs.
  /// - Throws: `TestSupportError.system` when there is no thread to be had.
  public init(_ body: @escaping @Sendable () -> Void) throws(TestSupportError) {
    var thread = pthread_t()
    let work = unsafe Unmanaged.passRetained(Work(body)).toOpaque()
    let failure = unsafe pthread_create(
      &thread, nil,
      { context in
        guard let context = unsafe context else { return nil }
        unsafe Unmanaged<Work>.fromOpaque(context).takeRetainedValue().body()
        return nil
      }, work)
    guard failure == 0 else { throw .system("pthread_create", failure) }
    self.thread = thread
  }

  /// Waits for the end of the thread; to be called once.
  public func join() {
    pthread_join(thread, nil)
  }
}
