/// The tags of HTML and XML, which would stand between words.
enum Markup {
  private static let maximumTagLength = 400

  /// Replaces each tag by a blank; `nil` when there is none.
  static func stripped(_ scalars: [Unicode.Scalar]) -> Peeling? {
    guard scalars.contains("<") else { return nil }
    var result = Peeling(capacity: scalars.count)
    var index = 0
    while index < scalars.count {
      if scalars[index] == "<", let end = tagEnd(scalars, from: index) {
        result.append(" ", from: index, count: end - index)
        index = end
      } else {
        result.append(scalars[index], from: index)
        index += 1
      }
    }
    return result
  }

  /// The position after a tag, or `nil` for what only looks like one: `<AADSTS7000215>`, `a < b`.
  private static func tagEnd(_ scalars: [Unicode.Scalar], from start: Int) -> Int? {
    var index = start + 1
    if index < scalars.count,
      scalars[index] == "/" || scalars[index] == "!" || scalars[index] == "?"
    {
      index += 1
    }
    var digits = 0
    let nameStart = index
    while index < scalars.count, isNamePart(scalars[index]) {
      if ("0"..."9").contains(scalars[index]) { digits += 1 }
      index += 1
    }
    guard index > nameStart, digits < 4 else { return nil }
    let nameEnd = index
    var hasAttribute = false
    while index < scalars.count, index - start < maximumTagLength, scalars[index] != "<" {
      if scalars[index] == ">" {
        let isBare = index - nameEnd <= 2
        return isBare || hasAttribute ? index + 1 : nil
      }
      if scalars[index] == "=" { hasAttribute = true }
      index += 1
    }
    return nil
  }

  private static func isNamePart(_ scalar: Unicode.Scalar) -> Bool {
    ASCIIClass.isLetterOrDigit(scalar) || scalar == ":" || scalar == "-" || scalar == "_"
  }
}
