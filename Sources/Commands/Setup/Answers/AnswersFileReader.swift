import Destinations
import Storage
import Text

/// Reads the value of an answers file, and gathers all that is wrong with it.
struct AnswersFileReader {
  private typealias Key = AnswersFile.Key

  /// The file's name in messages.
  let name: String
  /// The destination that is asked for; `nil` leaves it to the file.
  let asked: Destination?
  private var problems: [AnswerProblem] = []

  init(name: String, asked: Destination?) {
    self.name = name
    self.asked = asked
  }

  /// Reads the whole.
  mutating func file(_ root: JSONValue) throws(CommandFailure) -> AnswersFile {
    guard root.object != nil else {
      throw CommandFailure([problem("expected an object with the answers", root.position)])
    }
    try checkVersion(root)
    let isOther = isOfAnotherDestination(root)
    let destination = destination(root)
    noteDuplicates(in: root)
    noteUnknownKeys(in: root, of: destination)
    let profile = profile(root)
    let sendsTestLead = boolean(Key.sendsTestLead, in: root)
    // The fields of another destination are each wrong for the one reason that is told already.
    let answers = isOther ? [:] : answers(root[Key.answers], of: destination)
    guard let destination, problems.isEmpty else {
      throw CommandFailure(problems.sorted { $0.origin.isBefore($1.origin) })
    }
    return AnswersFile(
      destination: destination.id, profile: profile, answers: answers,
      sendsTestLead: sendsTestLead)
  }

  // MARK: - The top

  /// What a newer program wrote may mean something else: nothing more is said of it.
  private mutating func checkVersion(_ root: JSONValue) throws(CommandFailure) {
    guard let value = root[Key.schemaVersion] else { return }
    guard let version = value.integer, version >= 1 else {
      return note("'\(Key.schemaVersion)' is a whole number from 1", value.position)
    }
    guard version <= AnswersFile.schemaVersion else {
      throw CommandFailure([
        problem(
          "the answers were written by a newer leadline (schemaVersion \(version); this one reads "
            + "\(AnswersFile.schemaVersion))", value.position)
      ])
    }
  }

  private func isOfAnotherDestination(_ root: JSONValue) -> Bool {
    guard let word = root[Key.destination]?.string, let asked else { return false }
    return SetupDestination.named(word).map { $0.id != asked.id } ?? true
  }

  private mutating func destination(_ root: JSONValue) -> Destination? {
    guard let value = root[Key.destination] else {
      if asked == nil {
        note(
          "the answers do not say of which destination they are: name it under "
            + "'\(Key.destination)' or on the command line", root.position)
      }
      return asked
    }
    guard let word = text(value, "'\(Key.destination)'") else { return asked }
    guard let found = SetupDestination.named(word) else {
      note(SetupDestination.refusal(of: word), value.position)
      return asked
    }
    if let asked, asked.id != found.id {
      note(
        "the answers are of the destination '\(found.id)', and '\(asked.id)' is to be set up",
        value.position)
    }
    return asked ?? found
  }

  private mutating func profile(_ root: JSONValue) -> String? {
    guard let value = root[Key.profile], let name = text(value, "'\(Key.profile)'") else {
      return nil
    }
    if let sentence = ProfileName.fault(of: name) { note(sentence, value.position) }
    return name
  }

  private mutating func boolean(_ key: String, in root: JSONValue) -> Bool? {
    guard let value = root[key] else { return nil }
    if value.bool == nil { note("'\(key)' is true or false", value.position) }
    return value.bool
  }

  private mutating func noteDuplicates(in object: JSONValue) {
    var seen: Set<String> = []
    for member in object.object ?? [] where !seen.insert(member.key).inserted {
      note("'\(cut(member.key))' stands twice", member.keyPosition)
    }
  }

  private mutating func noteUnknownKeys(in root: JSONValue, of destination: Destination?) {
    for member in root.object ?? [] where !Key.all.contains(member.key) {
      let isField = (destination?.fields ?? SetupFields.all).contains { $0.key == member.key }
      note(
        isField
          ? "'\(member.key)' belongs under '\(Key.answers)'"
          : unknown(member.key, nearest: NearestName.of(member.key, among: Key.all)),
        member.keyPosition)
    }
  }

  // MARK: - The answers

  private mutating func answers(
    _ value: JSONValue?, of destination: Destination?
  ) -> [String: GivenAnswer] {
    guard let value else { return [:] }
    guard let members = value.object else {
      note("'\(Key.answers)' is an object with an answer a key", value.position)
      return [:]
    }
    noteDuplicates(in: value)
    guard let destination else { return [:] }
    var answers: [String: GivenAnswer] = [:]
    for member in members {
      guard let field = destination.fields.first(where: { $0.key == member.key }) else {
        note(stranger(member.key, destination), member.keyPosition)
        continue
      }
      answers[field.key] = answer(member.value, field)
    }
    return answers
  }

  private func stranger(_ key: String, _ destination: Destination) -> String {
    let owners = SetupFields.owners(of: key)
    if !owners.isEmpty {
      return "'\(key)' belongs to the destination \(owners.joined(separator: " or "))"
    }
    return unknown(key, nearest: NearestName.of(key, among: destination.fields.map(\.key)))
  }

  private func unknown(_ key: String, nearest: String?) -> String {
    "unknown key '\(cut(key))'" + (nearest.map { "; the nearest is '\($0)'" } ?? "")
  }

  private mutating func answer(_ value: JSONValue, _ field: Field) -> GivenAnswer? {
    guard let text = entered(value, field) else { return nil }
    do {
      return GivenAnswer(
        value: try AnswerRule(field).value(text), origin: .file(name, value.position))
    } catch {
      note("'\(field.key)': " + error.sentence(about: field), value.position)
      return nil
    }
  }

  /// A text, or a list of addresses where the field is one.
  private mutating func entered(_ value: JSONValue, _ field: Field) -> String? {
    guard field.kind == .addresses, let elements = value.array else {
      return text(value, "'\(field.key)'")
    }
    var addresses: [String] = []
    for element in elements {
      guard let address = text(element, "an address under '\(field.key)'") else { return nil }
      addresses.append(address)
    }
    return addresses.joined(separator: ";")
  }

  private mutating func text(_ value: JSONValue, _ what: String) -> String? {
    if let text = value.string { return text }
    note(
      "\(what) is a text in double quotes, and \(value.kindInWords) stands there", value.position)
    return nil
  }

  // MARK: - Problems

  private mutating func note(_ sentence: String, _ position: TextPosition?) {
    problems.append(problem(sentence, position))
  }

  private func problem(_ sentence: String, _ position: TextPosition?) -> AnswerProblem {
    AnswerProblem(.file(name, position), sentence)
  }

  /// A key of a stranger's file may be of any length.
  private func cut(_ key: String) -> String {
    let kept = String(String.UnicodeScalarView(key.unicodeScalars.prefix(60)))
    return kept == key ? key : kept + "…"
  }
}

extension GivenAnswer.Origin {
  /// Whether it stands before another place of the same file.
  fileprivate func isBefore(_ other: GivenAnswer.Origin) -> Bool {
    guard case .file(_, let place?) = self, case .file(_, let next?) = other else { return false }
    return place.offset < next.offset
  }
}
