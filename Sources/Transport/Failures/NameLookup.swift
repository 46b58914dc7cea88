import Glibc

/// Tells a name that does not exist from name servers that do not answer, which libcurl does not.
enum NameLookup {
  /// Asks once more for the addresses of a name.
  ///
  /// - Parameters:
  ///   - name: The name.
  ///   - limit: How long to wait.
  /// - Returns: Whether a name server answered that there is no such name.
  static func saysNoSuchName(_ name: String, within limit: Duration) async -> Bool {
    if isReserved(name) { return true }
    return await withTaskGroup(of: Int32?.self) { group in
      group.addTask { await answer(for: name) }
      group.addTask {
        try? await Task.sleep(for: limit)
        return nil
      }
      let first = await group.next() ?? nil
      group.cancelAll()
      return first.map(isNoSuchName) ?? false
    }
  }

  /// Names that never exist, without asking anybody (RFC 6761, 6.4).
  static func isReserved(_ name: String) -> Bool {
    let name = name.hasSuffix(".") ? name.dropLast() : name[...]
    return name == "invalid" || name.hasSuffix(".invalid")
  }

  /// Whether a result of `getaddrinfo` is the answer of a name server.
  static func isNoSuchName(_ result: Int32) -> Bool {
    result == EAI_NONAME || result == noAddress
  }

  /// `EAI_NODATA` of glibc, which its headers hide: the name exists, but has no address.
  private static let noAddress: Int32 = -5

  private static func answer(for name: String) async -> Int32? {
    let waiting = Waiting()
    return await withTaskCancellationHandler {
      await withCheckedContinuation { continuation in
        waiting.begin(continuation)
        let thread = WorkerThread.start {
          var addresses: UnsafeMutablePointer<addrinfo>?
          let result = unsafe getaddrinfo(name, nil, nil, &addresses)
          if result == 0 { unsafe freeaddrinfo(addresses) }
          waiting.end(result)
        }
        guard let thread else { return waiting.end(nil) }
        pthread_detach(thread)
      }
    } onCancel: {
      waiting.end(nil)
    }
  }

  /// A caller that is answered once, by whoever comes first.
  private final class Waiting: Sendable {
    private enum State {
      case new
      case waiting(CheckedContinuation<Int32?, Never>)
      case ended
    }

    private let state = Guarded(State.new)

    func begin(_ continuation: CheckedContinuation<Int32?, Never>) {
      let isEnded = state.withLock { state in
        if case .ended = state { return true }
        state = .waiting(continuation)
        return false
      }
      if isEnded { continuation.resume(returning: nil) }
    }

    func end(_ result: Int32?) {
      let continuation = state.withLock { state -> CheckedContinuation<Int32?, Never>? in
        defer { state = .ended }
        guard case .waiting(let continuation) = state else { return nil }
        return continuation
      }
      continuation?.resume(returning: result)
    }
  }
}
