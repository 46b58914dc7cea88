import CEditLine

/// The environment of this process.
public enum ProcessEnvironment {
  /// The variables as they are now; of a name that stands twice, the first.
  public static var current: [String: String] {
    var variables: [String: String] = [:]
    var index = 0
    while let entry = unsafe cedit_environment(index) {
      let text = unsafe String(cString: entry)
      index += 1
      guard let equals = text.firstIndex(of: "=") else { continue }
      let name = String(text[..<equals])
      if variables[name] == nil { variables[name] = String(text[text.index(after: equals)...]) }
    }
    return variables
  }
}
