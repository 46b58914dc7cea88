/// Where a secret is kept, written in a document in place of the secret.
public enum SecretReference: Sendable, Hashable {
  /// `${env:NAME}`: an environment variable.
  case environment(String)
  /// `${file:PATH}`: a file that only its owner may read.
  case file(String)
  /// `${cmd:PROGRAM ARG…}`: what a program says, started without a shell.
  case command([String])

  /// What a text stands for.
  public enum Reading: Sendable, Hashable {
    /// The text itself, with `$${` read as `${`.
    case literal(String)
    /// A reference.
    case reference(SecretReference)
    /// Something that begins like a reference and is none, and why.
    case malformed(reason: String)
  }

  /// Reads a text. A reference is the whole text, or there is none.
  ///
  /// - Parameters:
  ///   - text: The text.
  ///   - split: Splits a command line into words by POSIX quoting; `nil` where it cannot be split.
  /// - Returns: What it stands for.
  public static func read(_ text: String, split: (String) -> [String]?) -> Reading {
    guard let open = reference(in: text) else {
      return .literal(unescaped(text))
    }
    guard open == text.startIndex, text.hasSuffix("}") else {
      return .malformed(reason: "a reference must be the whole value")
    }
    let inside = text.dropFirst(2).dropLast()
    guard let colon = inside.firstIndex(of: ":") else {
      return .malformed(reason: "expected '${env:NAME}', '${file:PATH}' or '${cmd:PROGRAM ARG…}'")
    }
    let value = String(inside[inside.index(after: colon)...])
    return read(kind: inside[..<colon], value, split)
  }

  private static func read(
    kind: Substring, _ value: String, _ split: (String) -> [String]?
  ) -> Reading {
    guard !value.isEmpty else { return .malformed(reason: "nothing stands after '\(kind):'") }
    switch kind {
    case "env":
      guard isVariable(value) else { return .malformed(reason: "no variable has such a name") }
      return .reference(.environment(value))
    case "file": return .reference(.file(value))
    case "cmd":
      guard let words = split(value), !words.isEmpty else {
        return .malformed(reason: "the command's quotes do not match")
      }
      return .reference(.command(words))
    default:
      return .malformed(reason: "'\(kind)' is no kind of reference; expected env, file or cmd")
    }
  }

  /// Where the first `${` stands that no further `$` takes away.
  private static func reference(in text: String) -> String.Index? {
    var index = text.startIndex
    while index < text.endIndex {
      let rest = text[index...]
      if rest.hasPrefix("$${") {
        index = text.index(index, offsetBy: 3)
      } else if rest.hasPrefix("${") {
        return index
      } else {
        index = text.index(after: index)
      }
    }
    return nil
  }

  private static func unescaped(_ text: String) -> String {
    var result = ""
    var rest = text[...]
    while let first = rest.first {
      if rest.hasPrefix("$${") {
        result += "${"
        rest = rest.dropFirst(3)
      } else {
        result.append(first)
        rest = rest.dropFirst()
      }
    }
    return result
  }

  /// The name of a variable, as POSIX has it (XBD 8.1).
  private static func isVariable(_ name: String) -> Bool {
    name.utf8.allSatisfy {
      (0x30...0x39).contains($0) || (0x61...0x7A).contains($0 | 0x20) || $0 == 0x5F
    } && !(0x30...0x39).contains(name.utf8.first ?? 0x30)
  }
}
