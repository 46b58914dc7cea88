public import Knowledge
public import Text

extension GuidePages {
  /// A whole guide for a script.
  ///
  /// - Parameter guide: The guide.
  /// - Returns: An object.
  public func json(_ guide: Guide) -> JSONValue {
    var members = choiceMembers(guide)
    members += [
      ("steps", .list(guide.steps.map(json))),
      ("portal", texts(guide.portal)), ("notification", texts(guide.notification)),
      ("sources", JSONValue(guide.sources.map(\.url))),
    ]
    return object([("schemaVersion", 1)] + members)
  }

  /// What helps to choose among destinations, for a script.
  ///
  /// - Parameter guides: The guides, in the order in which they are offered.
  /// - Returns: An object.
  public func jsonChoice(_ guides: [Guide]) -> JSONValue {
    object([
      ("schemaVersion", 1), ("guides", .list(guides.map { object(choiceMembers($0)) })),
    ])
  }

  private func choiceMembers(_ guide: Guide) -> [(String, JSONValue?)] {
    let choice = guide.choice
    return [
      ("destination", JSONValue(guide.destination)), ("title", text(guide.title)),
      ("summary", text(choice.summary)), ("needs", part(choice.needs)),
      ("costs", part(choice.costs)), ("gives", part(choice.gives)),
      ("replacement", choice.replacement.map { JSONValue($0) }),
    ]
  }

  private func json(_ step: GuideStep) -> JSONValue {
    object([
      ("id", JSONValue(step.id)), ("title", text(step.title)),
      ("field", step.field.map { JSONValue($0) }),
      (
        "when",
        step.condition.map {
          object([("field", JSONValue($0.key)), ("value", JSONValue($0.value))])
        }
      ),
      ("checks", JSONValue(step.checks)),
      ("optional", JSONValue(.bool(step.isOptional))), ("who", text(step.who)),
      ("why", text(step.why)), ("instructions", texts(step.instructions)),
      ("appearance", part(step.appearance)), ("request", part(step.request)),
      ("commands", JSONValue(step.commands.map(filledCommand))),
    ])
  }

  private func text(_ text: String) -> JSONValue { JSONValue(filled(text)) }

  /// A part that a guide need not have.
  private func part(_ text: String) -> JSONValue? {
    // A mere `nil` would be the value null.
    text.isEmpty ? Optional.none : self.text(text)
  }

  private func texts(_ texts: [String]) -> JSONValue { JSONValue(texts.map(filled)) }

  private func object(_ members: [(String, JSONValue?)]) -> JSONValue {
    .record(members.compactMap { key, value in value.map { (key, $0) } })
  }
}
