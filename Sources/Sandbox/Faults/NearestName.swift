/// Finds what somebody may have meant.
public enum NearestName {
  /// The name with the fewest letters to change; the first of several.
  ///
  /// - Parameters:
  ///   - name: What was written.
  ///   - names: What could have been.
  /// - Returns: The nearest; nothing where there are none.
  public static func of(_ name: String, among names: [String]) -> String {
    let name = name.lowercased()
    return names.min { distance(name, $0) < distance(name, $1) } ?? ""
  }

  /// Levenshtein's distance.
  static func distance(_ left: String, _ right: String) -> Int {
    let right = Array(right.utf8)
    var row = Array(0...right.count)
    for (index, letter) in left.utf8.enumerated() {
      var diagonal = row[0]
      row[0] = index + 1
      for (column, other) in right.enumerated() {
        let changed = diagonal + (letter == other ? 0 : 1)
        diagonal = row[column + 1]
        row[column + 1] = min(changed, diagonal + 1, row[column] + 1)
      }
    }
    return row[right.count]
  }
}
