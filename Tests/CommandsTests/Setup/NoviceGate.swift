import Synchronization
import TestSupport

/// Lets a few things at once run that block, and keeps the others waiting: much of their time goes
/// by in waiting for programs and for pauses of theirs, which two cores can do for more than two.
actor NoviceGate {
  static let shared = NoviceGate(places: 4)

  private var free: Int
  private var waiting: [CheckedContinuation<Void, Never>] = []

  init(places: Int) { free = places }

  private func enter() async {
    guard free == 0 else {
      free -= 1
      return
    }
    await withCheckedContinuation { waiting.append($0) }
  }

  private func leave() {
    if waiting.isEmpty { free += 1 } else { waiting.removeFirst().resume() }
  }

  /// Runs something on a thread of its own.
  nonisolated func run<Value: Sendable>(
    _ body: @escaping @Sendable () throws -> Value
  ) async throws -> Value {
    await enter()
    let thread = Mutex<TestThread?>(nil)
    let result: Result<Value, any Error> = await withCheckedContinuation { continuation in
      do {
        let started = try TestThread { continuation.resume(returning: Result { try body() }) }
        thread.withLock { $0 = started }
      } catch {
        continuation.resume(returning: .failure(error))
      }
    }
    thread.withLock { $0 }?.join()
    await leave()
    return try result.get()
  }
}
