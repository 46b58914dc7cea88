extension CommandTable {
  /// Gives the help of a verb.
  ///
  /// - Parameters:
  ///   - path: The words that call the verb; the empty path gives the overview of all verbs.
  ///   - width: The columns to fill, brought into the range from 40 to 200.
  /// - Returns: Plain ASCII lines, each ended by a line feed. Words longer than a line, such as
  ///   addresses and examples, are not broken.
  public func help(for path: [String] = [], width: Int) -> String {
    var known: [CommandSpecification] = []
    for name in path {
      guard let command = commands(below: known).first(where: { $0.name == name }) else { break }
      known.append(command)
    }
    var page = HelpPage(table: self, width: width)
    return page.render(known)
  }

  /// Names the help that answers a usage error, as the line after its message.
  ///
  /// - Parameter error: The error.
  /// - Returns: A line such as `Try 'leadline diagnose --help'.`
  public func advice(for error: UsageError) -> String {
    Wording.tryHelp(of: ([program] + error.path).joined(separator: " "))
  }
}
