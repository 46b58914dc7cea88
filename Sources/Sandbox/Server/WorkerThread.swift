import Glibc

/// A thread with a small stack, so that a thousand of them cost little.
@safe struct WorkerThread: Sendable {
  private final class Work: Sendable {
    let body: @Sendable () -> Void

    init(_ body: @escaping @Sendable () -> Void) { self.body = body }
  }

  /// Room for the deepest JSON that is read at all; memory is taken for what is used of it alone.
  private static let stackSize = 2 << 20

  private let thread: pthread_t

  /// Starts a thread.
  ///
  /// - Parameters:
  ///   - isAwaited: Whether somebody will call `join`.
  ///   - body: What it runs.
  /// - Throws: `SandboxError.system` when there is no thread to be had.
  init(isAwaited: Bool, _ body: @escaping @Sendable () -> Void) throws(SandboxError) {
    var attributes = pthread_attr_t()
    unsafe pthread_attr_init(&attributes)
    defer { unsafe pthread_attr_destroy(&attributes) }
    unsafe pthread_attr_setstacksize(&attributes, Self.stackSize)
    if !isAwaited {
      unsafe pthread_attr_setdetachstate(&attributes, Int32(PTHREAD_CREATE_DETACHED))
    }
    var thread = pthread_t()
    let work = unsafe Unmanaged.passRetained(Work(body))
    let failure = unsafe pthread_create(
      &thread, &attributes,
      { context in
        guard let context = unsafe context else { return nil }
        unsafe Unmanaged<Work>.fromOpaque(context).takeRetainedValue().body()
        return nil
      }, work.toOpaque())
    guard failure == 0 else {
      unsafe work.release()
      throw .system("pthread_create", failure)
    }
    self.thread = thread
  }

  /// Waits for the end of the thread; to be called once.
  func join() { pthread_join(thread, nil) }
}
