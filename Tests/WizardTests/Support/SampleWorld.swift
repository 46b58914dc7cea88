import Destinations
import Knowledge
import Synchronization
import Text

/// The services as they are in a test: what is wrong with which value, and what was done.
///
/// Each check says ok or not by the values that it reads itself, and learns a text that is made of
/// these values and of what it was told by the checks on which it rests: a result that was kept
/// though something behind it has changed shows by this text.
final class SampleWorld: Sendable {
  /// What is wrong with a value.
  enum Trait: Sendable {
    /// Its form: every form check that reads it.
    case malformed
    /// Some of the live checks that read it, of which depends on both.
    case failing
  }

  private struct State: Sendable {
    var traits: [String: Trait] = [:]
    var broken: Set<CheckID> = []
    var runs: [CheckID] = []
  }

  private let state = Mutex(State())

  /// The checks that were looked at, in order.
  var runs: [CheckID] { state.withLock { $0.runs } }

  func forgetRuns() { state.withLock { $0.runs = [] } }

  func set(_ trait: Trait?, of value: String) { state.withLock { $0.traits[value] = trait } }

  /// Breaks checks whatever is entered, as where something was not done.
  func breakChecks(_ ids: [String]) {
    state.withLock { $0.broken.formUnion(ids.map { CheckID($0) }) }
  }

  func mendChecks(_ ids: [String]) {
    state.withLock { $0.broken.subtract(ids.map { CheckID($0) }) }
  }

  /// A destination with all that it declares, whose checks look at this world.
  func copy(of destination: Destination) -> Destination {
    var forms: Set<CheckID> = []
    for check in destination.checks where check.kind == .form { forms.insert(check.id) }
    return Destination(
      id: destination.id, name: destination.name, block: destination.block,
      olderNames: destination.olderNames, olderBlock: destination.olderBlock,
      fields: destination.fields,
      checks: destination.checks.map { copy(of: $0, forms: forms) },
      parameters: destination.parameters, pastedValues: destination.pastedValues)
  }

  private func copy(of check: Check, forms: Set<CheckID>) -> Check {
    let teachers = (check.needs + check.unlessBroken).filter { !forms.contains($0) }
    return Check(
      check.id, check.title, kind: check.kind, needs: check.needs,
      unlessBroken: check.unlessBroken, field: check.field, uses: check.uses,
      judges: check.judges, applies: check.applies,
      run: { [self] context in
        look(at: check, context, teachers: check.kind == .testLead ? [] : teachers)
      })
  }

  private func look(
    at check: Check, _ context: CheckContext, teachers: [CheckID]
  ) -> CheckResult {
    let values = check.uses.map { context.configuration.entries[$0]?.plain ?? "-" }
    let told = teachers.map { context.facts[Self.lesson($0)] ?? "-" }
    let lesson = "\(check.id)(\(values.joined(separator: ",")))[\(told.joined(separator: ";"))]"
    let (traits, isBroken) = state.withLock { state in
      state.runs.append(check.id)
      return (values.map { state.traits[$0] }, state.broken.contains(check.id))
    }
    let facts = Facts(Self.lesson(check.id), Self.shortened(lesson))
    let said = Observation.said(Self.shortened(lesson))
    if isBroken { return .broken(said) }
    for (key, (value, trait)) in zip(check.uses, zip(values, traits)) {
      switch trait {
      case .malformed? where check.kind == .form: return .broken(said.blaming(key))
      case .failing? where check.kind != .form:
        switch Self.hash("\(check.id)\(value)") % 6 {
        case 0: return .broken(said.blaming(key))
        case 1: return .notEstablished(said.blaming(key))
        case 2: return .warning(said.blaming(key), learned: facts)
        default: break
        }
      case .malformed?, .failing?, nil: break
      }
    }
    return .ok(learned: facts)
  }

  /// What a check learns.
  static func lesson(_ id: CheckID) -> FactKey<String> { FactKey(id.rawValue) }

  /// A short text that differs where the long one does; another one each time the tests are run.
  private static func shortened(_ text: String) -> String { "\(text.hashValue)" }

  static func hash(_ text: String) -> UInt64 {
    text.utf8.reduce(0xCBF2_9CE4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }
  }
}

extension Configuration.Entry {
  /// What stands there, shown: no secret of these tests is one.
  var plain: String {
    switch value {
    case .text(let text): text
    case .secret(let secret): secret.withExposedValue { String(decoding: $0, as: UTF8.self) }
    case .masked: "masked"
    case .unavailable(let reason): "unavailable: \(reason)"
    }
  }
}
