/// Finds the name that somebody who mistyped one may have meant.
public enum NearestName {
  /// No name is longer, and a pasted text may stand where one should.
  private static let mostLetters = 64

  /// The nearest of some names, when one is near enough to be meant.
  ///
  /// - Parameters:
  ///   - word: What was written, in any case.
  ///   - names: What there is.
  /// - Returns: The name with the fewest letters to change, the first of several; `nil` where more
  ///   than a quarter of it, and more than two letters, would have to be changed.
  public static func of(_ word: String, among names: [String]) -> String? {
    let typed = Array(word.lowercased().unicodeScalars.prefix(mostLetters + 1))
    guard typed.count <= mostLetters else { return nil }
    let distances = names.map { (name: $0, distance: distance(typed, $0)) }
    guard let best = distances.min(by: { $0.distance < $1.distance }) else { return nil }
    let longer = max(typed.count, best.name.unicodeScalars.count)
    return best.distance <= max(2, longer / 4) && best.distance * 2 <= longer ? best.name : nil
  }

  /// Insertions, deletions and replacements that lead from one to the other (Levenshtein).
  private static func distance(_ typed: [Unicode.Scalar], _ name: String) -> Int {
    var previous = Array(0...typed.count)
    for (row, scalar) in name.lowercased().unicodeScalars.enumerated() {
      var current = [row + 1]
      for column in typed.indices {
        let replaced = previous[column] + (typed[column] == scalar ? 0 : 1)
        current.append(min(replaced, previous[column + 1] + 1, current[column] + 1))
      }
      previous = current
    }
    return previous[typed.count]
  }
}
