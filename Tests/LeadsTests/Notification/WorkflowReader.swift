import Text

/// What a definition of a workflow is made of, for looking whether it holds together.
struct WorkflowReader {
  let definition: JSONValue

  /// An action, with the names of those beside it.
  struct Action {
    let name: String
    let value: JSONValue
    let siblings: Set<String>
  }

  /// All actions, those within conditions too.
  var actions: [Action] { Self.actions(in: definition["actions"]) }

  private static func actions(in block: JSONValue?) -> [Action] {
    let members = block?.object ?? []
    let names = Set(members.map(\.key))
    return members.flatMap { member in
      [Action(name: member.key, value: member.value, siblings: names)]
        + actions(in: member.value["actions"]) + actions(in: member.value["else"]?["actions"])
    }
  }

  var triggers: [JSONValue.Member] { definition["triggers"]?.object ?? [] }

  var parameters: Set<String> {
    Set((definition["parameters"]?.object ?? []).map(\.key))
  }

  /// The names that a function is called with somewhere, such as those of `body('…')`.
  func names(of function: String) -> Set<String> {
    let text = Self.texts(in: definition).filter { $0.contains("@") }.joined(separator: "\n")
    var names: Set<String> = []
    var rest = text[...]
    while let found = rest.firstRange(of: function + "('") {
      // `triggerBody(` is not `body(`.
      let before = rest[..<found.lowerBound].last
      rest = rest[found.upperBound...]
      if before?.isLetter != true { names.insert(String(rest.prefix { $0 != "'" })) }
    }
    return names
  }

  /// What is wrong with the brackets and quotes of an expression; nothing where it is empty.
  var malformedExpressions: [String] {
    Self.texts(in: definition).filter { text in
      text.contains("@") && !text.contains("://") && !Self.isBalanced(text)
    }
  }

  static func texts(in value: JSONValue) -> [String] {
    if let text = value.string { return [text] }
    return (value.array ?? []).flatMap(texts)
      + (value.object ?? []).flatMap { [$0.key] + texts(in: $0.value) }
  }

  private static func isBalanced(_ text: String) -> Bool {
    var open: [Character] = []
    let pairs: [Character: Character] = [")": "(", "]": "[", "}": "{"]
    for letter in text {
      if "([{".contains(letter) { open.append(letter) }
      if let partner = pairs[letter], open.popLast() != partner { return false }
    }
    return open.isEmpty && text.count { $0 == "'" }.isMultiple(of: 2)
  }
}
