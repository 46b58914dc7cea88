import Wizard

extension ControlWord {
  /// The word that a text is and that can be no answer, as it is to be shown; `nil` where it is
  /// none.
  static func spelling(of text: String) -> String? {
    guard ControlWord(text) != nil else { return nil }
    return text.split(whereSeparator: \.isWhitespace).joined().lowercased()
  }
}
