import Synchronization

/// What one request has met. A fault that passes by itself hits a request as a whole or not at all,
/// however often the request comes by it.
final class FaultClaims: Sendable {
  private let board: FaultBoard
  private let answers = Mutex<[String: Bool]>([:])

  init(_ board: FaultBoard) { self.board = board }

  /// Whether a fault holds for the request; counts the request the first time.
  func claim(_ name: String) -> Bool {
    answers.withLock { answers in
      if let answer = answers[name] { return answer }
      let answer = board.claim(name)
      answers[name] = answer
      return answer
    }
  }
}
