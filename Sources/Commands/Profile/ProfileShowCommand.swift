import Arguments
import Destinations
import Text

/// `profile show`: what a stored set-up holds, with every secret as its reference or as dots.
struct ProfileShowCommand {
  private let name: String
  private let isJSON: Bool

  init(_ parsed: ParsedCommand) {
    name = parsed.operands.first ?? ""
    isJSON = parsed.value("format") == "json"
  }

  func run(in context: CommandContext) throws -> ExitStatus {
    let profile = try StoredProfiles(of: context).profile(name)
    let fields = ProfileField.all(of: profile, in: context.environment)
    try context.write(isJSON ? Self.json(profile, fields) : Self.text(profile, fields))
    return .ok
  }

  // MARK: - Text

  private static func text(_ profile: StoredProfile, _ fields: [ProfileField]) -> String {
    var rows = [("Destination", profile.destination.name, nil as String?)]
    rows.append(("Stored in", profile.path, nil))
    if let step = profile.step { rows.append(("Set-up came to", step, nil)) }
    rows += fields.map { ($0.label, $0.value, $0.note.flatMap(remark(on:))) }
    let width = rows.map { DisplayWidth.of($0.0) }.max() ?? 0
    var lines = [profile.name]
    for (label, value, remark) in rows {
      let blanks = String(repeating: " ", count: width - DisplayWidth.of(label) + 2)
      lines.append("  " + label + blanks + SafeText.escapedLine(value))
      if let remark {
        let indent = String(repeating: " ", count: width + 4)
        lines.append(indent + SafeText.escapedLine(remark))
      }
    }
    return lines.joined(separator: "\n") + "\n"
  }

  /// What a reader should know of a value; nothing where all is well.
  private static func remark(on note: ProfileField.Note) -> String? {
    switch note {
    case .resolves: nil
    case .isAskedWhenNeeded: "the command runs when the secret is needed"
    case .unavailable(let reason): "leads to nothing: \(reason)"
    case .isPlainText: "warning: a secret stands in the file in plain text"
    case .isMasked: "a mask stands in place of the secret"
    }
  }

  // MARK: - JSON

  private static func json(_ profile: StoredProfile, _ fields: [ProfileField]) -> String {
    let value: JSONValue = [
      "schemaVersion": 1, "name": JSONValue(profile.name),
      "destination": JSONValue(profile.destination.id),
      "destinationName": JSONValue(profile.destination.name), "file": JSONValue(profile.path),
      "step": profile.step.map { JSONValue($0) } ?? nil,
      "fields": JSONValue(.array(fields.map(json(of:)))),
    ]
    return JSONWriter.pretty(value) + "\n"
  }

  private static func json(of field: ProfileField) -> JSONValue {
    var members = [
      JSONValue.Member(key: "key", value: JSONValue(field.key)),
      JSONValue.Member(key: "label", value: JSONValue(field.label)),
      JSONValue.Member(key: "value", value: JSONValue(field.value)),
    ]
    if let note = field.note {
      members.append(JSONValue.Member(key: "secret", value: JSONValue(state(of: note))))
    }
    if case .unavailable(let reason)? = field.note {
      members.append(JSONValue.Member(key: "reason", value: JSONValue(reason)))
    }
    return JSONValue(.object(members))
  }

  private static func state(of note: ProfileField.Note) -> String {
    switch note {
    case .resolves: "resolved"
    case .isAskedWhenNeeded: "command"
    case .unavailable: "unavailable"
    case .isPlainText: "plainText"
    case .isMasked: "masked"
    }
  }
}
