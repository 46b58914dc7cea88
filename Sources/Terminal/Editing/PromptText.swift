/// A prompt, told apart into what is seen and what colours it.
enum PromptText {
  /// Cuts a prompt into texts and escape sequences (`ESC [ … m`).
  static func parts(of prompt: String) -> [(text: Substring, isSequence: Bool)] {
    var parts: [(text: Substring, isSequence: Bool)] = []
    var rest = prompt[...]
    while let escape = rest.firstIndex(of: "\u{1B}") {
      if escape > rest.startIndex { parts.append((rest[..<escape], false)) }
      rest = rest[escape...]
      let end = rest.firstIndex(of: "m").map { rest.index(after: $0) } ?? rest.endIndex
      parts.append((rest[..<end], true))
      rest = rest[end...]
    }
    if !rest.isEmpty { parts.append((rest, false)) }
    return parts
  }

  /// The prompt as it is written without libedit: with its sequences, or without.
  static func colored(_ prompt: String, isColored: Bool) -> String {
    isColored ? prompt : parts(of: prompt).filter { !$0.isSequence }.map { $0.text }.joined()
  }

  /// The prompt as libedit takes it: sequences marked as of no width, or left out.
  static func marked(_ prompt: String, isColored: Bool) -> String {
    parts(of: prompt)
      .map { $0.isSequence ? (isColored ? "\u{01}\($0.text)\u{01}" : "") : String($0.text) }
      .joined()
  }
}
