import Destinations
import Knowledge

extension Setup {
  /// Takes up a set-up that was left, without looking at anything.
  ///
  /// - Parameters:
  ///   - entries: What was accepted then, in order.
  ///   - secret: Fetches the secret of a field by its reference.
  public mutating func restore(
    _ entries: [JournalEntry], secret: (_ key: String, _ reference: String) -> SecretAnswer
  ) {
    for entry in entries {
      switch entry {
      case .destination(let id): _ = try? choose(id)
      case .profileName(let name): _ = try? call(name)
      case .text(let key, let text): restore(.text(text), for: key)
      case .reference(let key, let reference):
        restore(.secret(secret(key, reference)), for: key)
      case .forgotten(let key): forget(answerTo: key)
      case .done(let id):
        guard let step = offer?.step(id), step.field == nil else { continue }
        done.insert(id)
        skipped.remove(id)
      case .skipped(let id):
        guard let step = offer?.step(id) else { continue }
        _ = leaveOut(step)
      }
    }
    proposals = []
    _ = advance()
    refresh()
  }

  private mutating func restore(_ answer: Answer, for key: String) {
    guard let field = offer?.field(key), !answer.isControlWord,
      let fitting = answer.fitting(field)
    else { return }
    switch (answer, fitting) {
    case (.text, .text): _ = accept(fitting, for: key)
    case (.secret, .secret):
      // What it replaced was forgotten by an entry of its own.
      answers[key] = fitting
      takeIn(key)
    case (.text, .secret), (.secret, .text): break
    }
  }
}
