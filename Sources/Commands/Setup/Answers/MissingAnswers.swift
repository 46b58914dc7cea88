import Destinations

/// What a run that may not ask would have to ask.
struct MissingAnswers: Equatable {
  /// What is missing, in a line each that says how it can be given.
  let lines: [String]

  /// Notes the fields that are not answered.
  ///
  /// - Parameters:
  ///   - fields: The fields, in the order of the questions.
  ///   - needsDestination: Whether the destination is not known either.
  ///   - needsProfile: Whether the name of the set-up is not known either.
  init(_ fields: [Field], needsDestination: Bool = false, needsProfile: Bool = false) {
    lines =
      (needsDestination ? [Self.destination] : []) + (needsProfile ? [Self.profile] : [])
      + fields.map(Self.line)
  }

  /// Notes the fields that a destination does not work without, that apply given the other
  /// answers, and that stand nowhere.
  ///
  /// - Parameters:
  ///   - destination: The destination.
  ///   - configuration: What is answered.
  ///   - needsProfile: Whether the name of the set-up is not known either.
  init(of destination: Destination, in configuration: Configuration, needsProfile: Bool = false) {
    self.init(
      destination.fields.filter { field in
        field.isRequired && configuration.entries[field.key] == nil
          && field.applies(configuration)
      }, needsProfile: needsProfile)
  }

  /// Whether nothing is missing.
  var isEmpty: Bool { lines.isEmpty }

  /// What ends a run that may not ask.
  var failure: CommandFailure { CommandFailure(lines: lines, .usage) }

  private static let destination =
    "missing: the destination: name it as the first argument, in the variable "
    + "LEADLINE_DESTINATION, or as \"destination\" in the answers file"

  private static let profile =
    "missing: the profile's name: --profile NAME, the variable LEADLINE_PROFILE, or \"profile\" in "
    + "the answers file"

  private static func line(_ field: Field) -> String {
    let value = field.isSecret ? "REF" : "VALUE"
    return "missing: \(field.label): --\(field.optionName) \(value), the variable "
      + "\(field.variable), or \"\(field.key)\" in the answers file"
  }
}
