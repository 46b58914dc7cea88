package import Text

extension DocumentError {
  /// Says why a text is no JSON.
  package init(_ error: JSONError, in text: String) {
    self.init(
      Self.sentence(for: error, in: text), entry: "document-not-json", at: error.position)
  }

  private static func sentence(for error: JSONError, in text: String) -> String {
    if error.problem == .invalidUTF8 { return "the file is not text in UTF-8 or UTF-16" }
    let before = text.unicodeScalars.prefix(error.position.offset)
    let rest = text.unicodeScalars.dropFirst(error.position.offset)
    guard let found = rest.first else {
      return before.allSatisfy(isBlank)
        ? "the file is empty" : "the text ends before the document does"
    }
    return slip(error.problem, found: found, before: before, rest: rest)
      ?? grammar(error.problem)
  }

  /// What people do who write JSON by hand.
  private static func slip(
    _ problem: JSONError.Problem, found: Unicode.Scalar, before: Substring.UnicodeScalarView,
    rest: Substring.UnicodeScalarView
  ) -> String? {
    switch (problem, found) {
    case (.expectedValue, "}"), (.expectedValue, "]"), (.expectedKey, "}"):
      return before.last { !isBlank($0) } == ","
        ? "a comma stands before the closing bracket" : nil
    case (_, "/")
    where rest.starts(with: "//".unicodeScalars) || rest.starts(with: "/*".unicodeScalars):
      return "a comment stands in the document; JSON has none"
    case (_, "#"): return "a comment stands in the document; JSON has none"
    case (.expectedValue, "<"): return "the file holds HTML or XML, not JSON"
    case (.expectedValue, "'"), (.expectedKey, "'"):
      return "a text stands in single quotes; JSON wants double ones"
    case (.expectedCommaOrBrace, "\""), (.expectedCommaOrBracket, "\""),
      (.expectedCommaOrBracket, "{"):
      return "a comma is missing"
    default: return nil
    }
  }

  private static func grammar(_ problem: JSONError.Problem) -> String {
    switch problem {
    case .expectedValue: "a value is expected here"
    case .expectedKey: "a key in double quotes is expected here"
    case .expectedColon: "a colon is expected here"
    case .expectedCommaOrBracket: "a comma or ']' is expected here"
    case .expectedCommaOrBrace: "a comma or '}' is expected here"
    case .expectedEnd: "the document is complete, and more follows"
    case .expectedDigit: "a number is malformed"
    case .expectedEscape: "a backslash begins no escape"
    case .unterminatedString: "the text ends within a string"
    case .controlCharacter: "a control character or a line break stands within a string"
    case .invalidUTF8: "the file is not text in UTF-8 or UTF-16"
    case .tooDeep(let limit): "more than \(limit) arrays and objects stand within one another"
    }
  }

  private static func isBlank(_ scalar: Unicode.Scalar) -> Bool {
    scalar == " " || scalar == "\t" || scalar == "\n" || scalar == "\r" || scalar == "\u{FEFF}"
  }
}
