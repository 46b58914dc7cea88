import Text

extension JSONValue {
  /// The same object with members in place of those of the same keys, or behind the rest.
  func setting(_ members: [Member]) -> JSONValue {
    var result = object ?? []
    for member in members {
      if let index = result.firstIndex(where: { $0.key == member.key }) {
        result[index] = member
      } else {
        result.append(member)
      }
    }
    return JSONValue(.object(result))
  }

  /// The same object without the members of some keys.
  func keeping(_ isKept: (String) -> Bool) -> JSONValue {
    JSONValue(.object((object ?? []).filter { isKept($0.key) }))
  }
}
