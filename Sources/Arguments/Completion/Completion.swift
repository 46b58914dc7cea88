/// What can stand at the cursor.
public struct Completion: Sendable, Hashable {
  /// The words, in the order of the table.
  public let candidates: [Candidate]
  /// Whether a path can stand there, and of what: the caller or the shell lists them.
  public let paths: PathKind?
  /// What precedes the path within the word at the cursor: `--record=`, or nothing.
  public let pathPrefix: String

  init(_ candidates: [Candidate] = [], paths: PathKind? = nil, pathPrefix: String = "") {
    self.candidates = candidates
    self.paths = paths
    self.pathPrefix = pathPrefix
  }

  /// The answer to a shell: a line for each word, its description after a tab.
  ///
  /// A line that begins with a tab holds no word but asks the shell for its own completion of
  /// paths: `file` or `directory` stands after the tab. Words that hold control characters are left
  /// out, for no line can carry them.
  public var lines: String {
    let words = candidates.filter {
      !$0.value.isEmpty && $0.value.unicodeScalars.allSatisfy(isText)
    }
    let marker = paths.map { "\t\($0.rawValue)\n" } ?? ""
    return marker
      + words.map { candidate in
        let description = String(
          String.UnicodeScalarView(
            candidate.description.unicodeScalars.map { isText($0) ? $0 : " " }))
        return description.isEmpty ? candidate.value + "\n" : "\(candidate.value)\t\(description)\n"
      }.joined()
  }

  private func isText(_ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.generalCategory != .control
  }
}
