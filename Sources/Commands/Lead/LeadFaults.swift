import Diagnosis
import Knowledge
import Leads
import Reports
import Text

/// Tells what gives no lead, up to a number, and counts the rest.
struct LeadFaults {
  /// A part that gave no lead.
  struct Told {
    let source: String
    let line: Int
    let reason: String
  }

  /// So many are told one by one.
  static let toldLimit = 20

  private let context: CommandContext
  private(set) var told: [Told] = []
  private(set) var count = 0

  init(context: CommandContext) { self.context = context }

  /// Says why a part gives no lead.
  mutating func tell(
    _ fault: LeadStreamFault, line: Int, of input: LeadInput
  ) throws -> ExitStatus {
    count += 1
    guard count <= Self.toldLimit else { return .invalidData }
    let error = try error(in: fault)
    if error == nil, let text = input.text, Self.looksLikePath(text), Self.isForeign(fault) {
      context.complain("there is no file '\(text)', and the text is no lead")
      told.append(Told(source: input.name, line: line, reason: "no such file"))
      return .noInput
    }
    let reason = fault.sentence(insteadOfError: error)
    let hasLine = input.text == nil && !fault.isOfWhole
    let place = hasLine ? "\(input.name):\(line)" : input.name
    context.complain(place + ": " + reason)
    told.append(Told(source: input.name, line: line, reason: reason))
    return .invalidData
  }

  /// Says how many were not told one by one.
  func finish() {
    guard count > told.count else { return }
    let more = count - told.count
    context.complain("\(more) more \(more == 1 ? "part is" : "parts are") no lead")
  }

  private static func isForeign(_ fault: LeadStreamFault) -> Bool {
    if case .noLead = fault { return true }
    return fault.isOfWhole
  }

  private static func looksLikePath(_ text: String) -> Bool {
    !text.isEmpty && !text.contains(where: \.isWhitespace) && text.utf8.count < 4096
  }

  /// The failure that a text tells of, when it is one of those that are known.
  private func error(in fault: LeadStreamFault) throws -> String? {
    guard case .noLead(let text) = fault.asNoLead else { return nil }
    let result = try context.diagnoser().diagnose(text)
    guard result.verdict == .known, let finding = result.findings.first,
      let explanation = Explanation(
        finding, from: try context.archive(),
        in: context.languages.order(textLanguage: result.textLanguage))
    else { return nil }
    let title = explanation.text.title
    return "\(title) (\(explanation.entry.id)); 'leadline diagnose' prints what to do"
  }

  /// What was not read, for a script.
  var json: JSONValue {
    let first = told.map { fault -> JSONValue in
      [
        "source": JSONValue(fault.source), "line": JSONValue(fault.line),
        "reason": JSONValue(SecretScanner.redacted(fault.reason)),
      ]
    }
    return ["count": JSONValue(count), "first": JSONValue(.array(first))]
  }
}

extension LeadStreamFault {
  /// Whether it is about the whole text, so that a line says nothing.
  fileprivate var isOfWhole: Bool {
    switch self {
    case .foreign, .empty: true
    default: false
    }
  }

  /// What is no lead, be it a part or the whole.
  fileprivate var asNoLead: LeadStreamFault {
    if case .foreign(let text) = self { return .noLead(text) }
    return self
  }
}
