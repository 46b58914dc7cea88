import Text

/// What is left of an English word without its endings: `expired`, `expires` and `expiring` are one
/// word to whoever describes a failure.
enum WordStem {
  private static let shortest = 3
  /// Endings and what takes their place, the longest first; of one group at most one is taken off.
  private static let plurals: [(ending: [UInt8], rest: [UInt8])] = [
    ("sses", "ss"), ("ies", "y"), ("xes", "x"), ("ches", "ch"), ("shes", "sh"), ("ss", "ss"),
    ("us", "us"), ("is", "is"), ("s", ""),
  ].map { (Array($0.0.utf8), Array($0.1.utf8)) }
  private static let suffixes: [(ending: [UInt8], rest: [UInt8])] = [
    ("ations", ""), ("ation", ""), ("ating", ""),
    ("ated", ""), ("ates", ""), ("ate", ""), ("ments", ""), ("ment", ""), ("ions", ""),
    ("ion", ""), ("ings", ""), ("ing", ""), ("ied", "y"), ("eed", "eed"), ("ed", ""), ("ly", ""),
    ("e", ""),
  ].map { (Array($0.0.utf8), Array($0.1.utf8)) }

  /// Takes the endings off a folded word; words with other letters or digits stay as they are.
  static func of(_ word: ArraySlice<UInt8>) -> [UInt8] {
    guard word.count > shortest, word.allSatisfy({ (0x61...0x7A).contains($0) }) else {
      return Array(word)
    }
    var stem = Array(word)
    take(plurals, off: &stem)
    take(suffixes, off: &stem)
    if stem.count > shortest, let last = stem.last, last == stem[stem.count - 2],
      !"aeiouls".utf8.contains(last)
    {
      stem.removeLast()
    }
    return stem
  }

  private static func take(_ endings: [(ending: [UInt8], rest: [UInt8])], off stem: inout [UInt8]) {
    for (ending, rest) in endings where stem.count >= ending.count + shortest {
      guard stem.suffix(ending.count).elementsEqual(ending) else { continue }
      stem.removeLast(ending.count)
      stem += rest
      return
    }
  }
}
