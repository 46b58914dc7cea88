/// What a terminal or a build service would make of an output: judged by the properties that
/// Unicode gives each scalar, not by the tables of the code under test.
enum Reader {
  static func isDangerous(_ scalar: Unicode.Scalar, in kept: Set<Unicode.Scalar>) -> Bool {
    if kept.contains(scalar) { return false }
    let properties = scalar.properties
    switch properties.generalCategory {
    case .control, .lineSeparator, .paragraphSeparator: return true
    default: return properties.isBidiControl || properties.isNoncharacterCodePoint
    }
  }

  /// What comparisons of text overlook.
  static func isOverlooked(_ scalar: Unicode.Scalar) -> Bool {
    let properties = scalar.properties
    return properties.isDefaultIgnorableCodePoint || properties.generalCategory == .format
      || properties.generalCategory == .control && !properties.isWhitespace
  }

  static func liveCommand(in output: String) -> String? {
    let lines = output.unicodeScalars.split { $0 == "\n" || $0 == "\r" }
    for line in lines {
      let seen = Array(line.filter { !isOverlooked($0) })
      if seen.drop(while: \.properties.isWhitespace).starts(with: "::".unicodeScalars) {
        return String(String.UnicodeScalarView(line))
      }
      for index in seen.indices.dropLast() where seen[index] == "#" && seen[index + 1] == "#" {
        let word = seen[(index + 2)...].prefix(while: \.properties.isAlphabetic)
        if word.endIndex < seen.endIndex, seen[word.endIndex] == "[", word.count < 40 {
          return String(String.UnicodeScalarView(line))
        }
      }
    }
    return nil
  }
}
