/// Finds the key that somebody who mistyped one may have meant.
enum NearestKey {
  /// The nearest of some keys, when one is near enough.
  static func nearest(to word: String, among keys: [String]) -> String? {
    let typed = Array(word.lowercased().unicodeScalars.prefix(65))
    guard typed.count <= 64 else { return nil }
    let distances = keys.map { (key: $0, distance: distance(typed, $0)) }
    guard let best = distances.min(by: { $0.distance < $1.distance }) else { return nil }
    let longer = max(typed.count, best.key.unicodeScalars.count)
    return best.distance <= max(2, longer / 4) && best.distance * 2 <= longer ? best.key : nil
  }

  /// Insertions, deletions and replacements that lead from one to the other (Levenshtein).
  private static func distance(_ typed: [Unicode.Scalar], _ key: String) -> Int {
    var previous = Array(0...typed.count)
    for (row, scalar) in key.lowercased().unicodeScalars.enumerated() {
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
