import Destinations
import Knowledge
import Text

/// The rules of a SARIF run, in the order in which results first spoke of them.
///
/// What is explained belongs to its entry, which has the help; what is not, to its check. The help
/// speaks of no destination in particular: the rule is shared by all results.
struct SARIFRules {
  private static let maximumTags = 20

  private(set) var list: [JSONValue] = []
  private var indices: [String: Int] = [:]

  mutating func rule(of check: CheckLine, destination: String?) -> (id: String, index: Int) {
    let id = check.explanation?.entry.id.rawValue ?? check.id
    if let index = indices[id] { return (id, index) }
    let index = list.count
    indices[id] = index
    list.append(
      check.explanation.map { Self.rule(of: $0, check) }
        ?? Self.rule(of: check, destination: destination))
    return (id, index)
  }

  private static func rule(of explanation: Explanation, _ check: CheckLine) -> JSONValue {
    let entry = explanation.entry
    let text = entry.text.filled(with: [:])
    let steps = text.resolution.enumerated().map { "\($0 + 1). \(Prose($1).plain)" }
    let plain = [Prose(text.cause).plain, steps.joined(separator: "\n"), Prose(text.verify).plain]
    var members = head(entry.id.rawValue, title: Prose(text.title).plain)
    members.append(("fullDescription", ["text": JSONValue(Prose(text.cause).plain)]))
    members.append(
      (
        "help",
        [
          "text": JSONValue(plain.joined(separator: "\n\n")),
          "markdown": JSONValue(MarkdownText.mending(text, in: .english)),
        ]
      ))
    if let source = entry.sources.first { members.append(("helpUri", JSONValue(source.url))) }
    members.append(("defaultConfiguration", ["level": JSONValue(check.status.defaultLevel)]))
    let tags = [entry.subject.destination] + entry.recognition.codes
    members.append(("properties", ["tags": .list(unique(tags).map { JSONValue($0) })]))
    return .record(members)
  }

  private static func rule(of check: CheckLine, destination: String?) -> JSONValue {
    let title = ForeignText.line(check.title)
    var members = head(check.id, title: title)
    members.append(("fullDescription", ["text": JSONValue(title)]))
    members.append(("help", ["text": JSONValue(title)]))
    members.append(("defaultConfiguration", ["level": JSONValue(check.status.defaultLevel)]))
    if let destination {
      members.append(("properties", ["tags": [JSONValue(ForeignText.line(destination))]]))
    }
    return .record(members)
  }

  private static func head(_ id: String, title: String) -> [(String, JSONValue)] {
    [
      ("id", JSONValue(id)), ("name", JSONValue(name(id))),
      ("shortDescription", ["text": JSONValue(title)]),
    ]
  }

  /// `AadInvalidClientSecret`, as the names of rules are written.
  private static func name(_ id: String) -> String {
    id.split { $0 == "-" || $0 == "." }
      .map { $0.prefix(1).uppercased() + $0.dropFirst() }.joined()
  }

  /// The schema wants every tag once, and GitHub takes 20.
  private static func unique(_ tags: [String]) -> [String] {
    var seen: Set<String> = []
    return Array(tags.filter { seen.insert($0).inserted }.prefix(maximumTags))
  }
}

extension CheckStatus {
  fileprivate var defaultLevel: String {
    switch self {
    case .broken: "error"
    case .warning: "warning"
    case .ok, .notEstablished, .skipped: "note"
    }
  }
}
