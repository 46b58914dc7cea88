/// What stands between parentheses in a path: a key, or the arguments of a function.
struct ODataArguments: Sendable, Hashable {
  /// Names and values, in order; a key without a name has an empty one. Texts are without quotes.
  let pairs: [Pair]

  /// A name and a value.
  struct Pair: Sendable, Hashable {
    let name: String
    let value: String
  }

  /// Takes pairs that are read already.
  init(pairs: [Pair]) { self.pairs = pairs }

  /// Reads `a='x',b=1`, `guid` or nothing.
  ///
  /// - Parameter text: What stands between the parentheses, decoded.
  init(_ text: some StringProtocol) {
    var pairs: [Pair] = []
    var name = ""
    var value = ""
    var isQuoted = false
    for character in text {
      switch character {
      case "'":
        // A doubled quote ends a text and begins it again: the quote between belongs to it.
        if !isQuoted, value.last == Self.closed { value.removeLast(); value.append("'") }
        if isQuoted { value.append(Self.closed) }
        isQuoted.toggle()
      case "=" where !isQuoted && name.isEmpty && !value.contains(Self.closed):
        name = value
        value = ""
      case "," where !isQuoted:
        pairs.append(Pair(name: name, value: value.filter { $0 != Self.closed }))
        (name, value) = ("", "")
      default: value.append(character)
      }
    }
    if !name.isEmpty || !value.isEmpty {
      pairs.append(Pair(name: name, value: value.filter { $0 != Self.closed }))
    }
    self.pairs = pairs
  }

  /// Marks the end of a text while reading; no text that a client sends holds it.
  private static let closed: Character = "\u{1}"

  /// The value of a name.
  subscript(_ name: String) -> String? { pairs.first { $0.name == name }?.value }

  /// The key, where it stands alone.
  var key: String? { pairs.count == 1 && pairs[0].name.isEmpty ? pairs[0].value : nil }
}
