/// Finds the names that somebody who mistyped one may have meant.
public enum Suggestions {
  /// The names nearest to a word, at most three.
  ///
  /// A name is near when it begins with the word, or is at most two edits or a third of its length
  /// away and shares more than half of itself; of the latter only the nearest are given.
  ///
  /// - Parameters:
  ///   - word: What was typed.
  ///   - names: What there is.
  /// - Returns: The nearest, the best first.
  public static func nearest(to word: String, among names: [String]) -> [String] {
    // No name is that long, and a pasted text may be the first word of a line.
    guard !word.isEmpty, word.utf8.prefix(129).count < 129 else { return [] }
    let typed = Array(word.lowercased().unicodeScalars)
    var nearest: [String] = []
    var best = Int.max
    for name in names {
      let scalars = Array(name.lowercased().unicodeScalars)
      if typed.count > 1, scalars.starts(with: typed) {
        if best > 0 { nearest = [] }
        best = 0
        nearest.append(name)
        continue
      }
      let distance = editDistance(typed, scalars)
      let longer = max(typed.count, scalars.count)
      guard distance <= max(2, longer / 3), distance * 2 <= longer, distance <= best else {
        continue
      }
      if distance < best { nearest = [] }
      best = distance
      nearest.append(name)
    }
    return Array(nearest.prefix(3))
  }

  /// Insertions, deletions, replacements and swaps of neighbours that lead from one to the other
  /// (Damerau-Levenshtein, optimal string alignment).
  static func editDistance(_ from: [Unicode.Scalar], _ to: [Unicode.Scalar]) -> Int {
    var beforeLast: [Int] = []
    var last = Array(0...to.count)
    for row in from.indices {
      var current = [row + 1]
      for column in to.indices {
        let replaced = last[column] + (from[row] == to[column] ? 0 : 1)
        var least = min(last[column + 1] + 1, current[column] + 1, replaced)
        if row > 0, column > 0, from[row] == to[column - 1], from[row - 1] == to[column] {
          least = min(least, beforeLast[column - 1] + 1)
        }
        current.append(least)
      }
      beforeLast = last
      last = current
    }
    return last[to.count]
  }
}
