import Text

extension Configuration {
  /// Whether something stands in a field; a mask or a reference to nothing stands for something.
  func isEntered(_ key: String) -> Bool {
    switch entries[key]?.value {
    case nil: false
    case .text(let text): !text.trimmingBlanks.isEmpty
    case .secret(let secret): !secret.exposedText.trimmingBlanks.isEmpty
    case .masked, .unavailable: true
    }
  }
}
