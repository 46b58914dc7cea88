import Text

/// Foreign text on its way into an error or a trace.
enum ShownText {
  /// Makes text safe to show within one line.
  ///
  /// - Parameters:
  ///   - text: Any text.
  ///   - secrets: What is known to be secret; what looks so is hidden, too.
  /// - Returns: The text, without secrets and controls.
  static func safe(_ text: String, hiding secrets: [Secret]) -> String {
    SafeText.escapedLine(SecretScanner.redacted(Redactor(secrets).redacted(text)))
  }
}
