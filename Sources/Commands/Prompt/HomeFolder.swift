import Arguments

/// The user's home folder, which `~` stands for at the beginning of a path, as in a shell.
struct HomeFolder {
  let path: String?

  /// The line with each unquoted `~` at a word's beginning replaced.
  func expand(_ line: String) -> String {
    guard let path, line.contains("~") else { return line }
    var result = ""
    var rest = line[...]
    while let tilde = rest.firstIndex(of: "~") {
      result += rest[..<tilde]
      let after = rest[rest.index(after: tilde)...]
      let begins = result.last.map { $0.isWhitespace || $0 == "=" } ?? true
      let ends = after.first.map { $0 == "/" || $0.isWhitespace } ?? true
      let isPlain = PartialLine(result).quoting == .plain
      result += begins && ends && isPlain ? CommandLineWords.quote(path) : "~"
      rest = after
    }
    return result + rest
  }

  /// A path as the file system knows it.
  func absolute(_ name: String) -> String {
    guard let path, name == "~" || name.hasPrefix("~/") else { return name }
    return path + name.dropFirst()
  }
}
