import Destinations
import Text

extension GivenAnswers {
  /// What of this is for a destination: refuses what was plainly meant for it and does not belong
  /// there. A variable may be set for another call, and is passed over then.
  ///
  /// - Parameters:
  ///   - destination: The destination that is set up.
  ///   - stored: What is known from elsewhere, such as a stored set-up; what is given goes first.
  /// - Returns: The answers of the destination's own fields.
  /// - Throws: All that does not belong there, a line each.
  func checked(
    for destination: Destination, stored: [String: Configuration.Entry] = [:]
  ) throws(CommandFailure) -> GivenAnswers {
    var problems: [AnswerProblem] = []
    var kept: [String: GivenAnswer] = [:]
    let entries = stored.merging(values.mapValues(\.entry)) { $1 }
    for field in SetupFields.all {
      guard let answer = values[field.key] else { continue }
      let own = destination.fields.first { $0.key == field.key }
      // An option that several fields share was meant for the one that the destination has.
      let namesakes = destination.fields.filter { $0.optionName == field.optionName }
      if own == nil, !namesakes.isEmpty { continue }
      let sentence =
        own.map { Self.inapplicable($0, of: destination, entries) }
        ?? "it belongs to the destination \(SetupFields.owners(of: field.key).joined(separator: " or "))"
      if let sentence {
        if !answer.origin.isVariable { problems.append(AnswerProblem(answer.origin, sentence)) }
      } else {
        kept[field.key] = answer
      }
    }
    guard problems.isEmpty else { throw CommandFailure(problems) }
    var checked = self
    checked.destination = destination.id
    checked.values = kept
    return checked
  }

  /// Why a field is not asked for, where another answer is the reason.
  private static func inapplicable(
    _ field: Field, of destination: Destination, _ entries: [String: Configuration.Entry]
  ) -> String? {
    guard !field.applies(Configuration(entries: entries)) else { return nil }
    for other in destination.fields {
      guard case .choice(let words) = other.kind,
        case .text(let chosen)? = entries[other.key]?.value
      else { continue }
      let wanted = words.filter { word in
        var changed = entries
        changed[other.key] = Configuration.Entry(.text(word))
        return field.applies(Configuration(entries: changed))
      }
      guard !wanted.isEmpty else { continue }
      return "'\(field.key)' is asked for with \(other.key) "
        + "\(wanted.joined(separator: " or ")) only, and it is \(chosen)"
    }
    return nil
  }
}

extension GivenAnswer {
  /// The answer as the rules of fields look at it; what a reference leads to is nothing to them.
  var entry: Configuration.Entry {
    switch value {
    case .text(let text): Configuration.Entry(.text(text))
    case .reference:
      Configuration.Entry(.unavailable(reason: "it has not been fetched"), isReference: true)
    }
  }
}

extension GivenAnswer.Origin {
  fileprivate var isVariable: Bool {
    if case .variable = self { true } else { false }
  }
}
