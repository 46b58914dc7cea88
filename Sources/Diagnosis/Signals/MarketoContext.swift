import Text

/// Whether a text comes from Marketo: by a name of its own, or by the frame of its answers.
enum MarketoContext {
  private static let names = ["marketo", "munchkin", "mktorest", "mktoweb"].map { Array($0.utf8) }
  /// The keys around every answer that reports an error.
  private static let frame = ["requestid", "success", "errors"].map { Array($0.utf8) }

  static func isIn(_ text: FoldedText) -> Bool {
    names.contains { text.holdsWord($0) } || frame.allSatisfy { text.holdsWord($0) }
  }
}

extension FoldedText {
  /// Whether some word of the text begins with a word.
  func holdsWord(_ word: [UInt8]) -> Bool {
    bytes.indices.contains { start in
      bytes[start] == word[0] && wordStarts[start] && bytes[start...].starts(with: word)
    }
  }
}
