import Destinations
import Knowledge
import Text
import Wizard

/// What somebody wants to have at the end of a walk, and what may be said on the way.
struct WalkPlan: Sendable {
  let destination: Destination
  let guide: Guide
  /// The final answers; an optional field without one is left out.
  private(set) var answers: [String: String] = [:]
  /// The optional steps that are left out, though there is something to do.
  private(set) var leftOut: Set<String> = []
  /// Where each secret is kept at last; as it is where none is named.
  private(set) var places: [String: String] = [:]
  /// What is wrong with which value.
  private(set) var traits: [String: SampleWorld.Trait] = [:]
  /// What may be typed for a field, wrong or right.
  private(set) var values: [String: [String]] = [:]

  init(_ destination: Destination, _ guide: Guide, using generator: inout SeededGenerator) {
    self.destination = destination
    self.guide = guide
    for field in destination.fields {
      let good = Self.goodValues(of: field, using: &generator)
      let failing = Self.variant(of: good[0], as: "f", field)
      let malformed = Self.variant(of: good[0], as: "m", field)
      if case .choice = field.kind {
        values[field.key] = good
      } else {
        traits[failing] = .failing
        traits[malformed] = .malformed
        values[field.key] = good + [failing, malformed, good[0] + "/main.aspx", " \(good[1]) "]
      }
      let isChoice = values[field.key] == good
      let isFailing = generator.chance(20) && !isChoice
      if field.isRequired || generator.chance(50) {
        answers[field.key] = isFailing ? failing : good.randomElement(using: &generator)
      }
      if generator.chance(60) { places[field.key] = "${env:\(field.key.filter(\.isLetter))}" }
    }
    for step in guide.steps where step.isOptional && step.field == nil {
      if generator.chance(40) { leftOut.insert(step.id) }
    }
  }

  /// The fields that are asked for: others are only carried over from documents of before.
  var fields: [Field] {
    destination.fields.filter { field in guide.steps.contains { $0.field == field.key } }
  }

  /// The checks that say no as long as a step is not done.
  func checksOfActions(where isWanted: (GuideStep) -> Bool) -> [String] {
    guide.steps.filter { $0.field == nil && isWanted($0) }.flatMap { step in
      step.checks.filter { id in
        destination.checks.contains { $0.id.rawValue == id && $0.kind == .live }
      }
    }
  }

  func answer(_ key: String, _ text: String) -> Answer {
    guard let field = destination.fields.first(where: { $0.key == key }) else { return .text(text) }
    switch field.kind {
    case .secret, .connectionString: return .secret(text)
    case .text, .choice, .addresses: return .text(text)
    }
  }

  func keeping(_ key: String) -> SecretAnswer.Keeping {
    places[key].map { .reference($0) } ?? .plain
  }

  // MARK: - Values

  private static func goodValues(
    of field: Field, using generator: inout SeededGenerator
  ) -> [String] {
    switch field.kind {
    case .choice(let words): return words
    case .connectionString:
      return [
        SampleAnswers.connection, SampleAnswers.otherConnection, SampleAnswers.signedConnection,
      ]
    case .secret: return [SampleAnswers.secret + field.key, SampleAnswers.otherSecret + field.key]
    case .addresses: return ["leads@contoso.com", "more@contoso.com"]
    case .text: break
    }
    switch field.key {
    case "instanceUrl": return [SampleAnswers.environment, SampleAnswers.otherEnvironment]
    case "username":
      return ["lead.writer@contoso.onmicrosoft.com", "other@contoso.onmicrosoft.com"]
    case "munchkinId": return ["482-KQX-915", "123-ABC-456"]
    case "formId": return ["1179", "2047"]
    case "objectIdentifier": return ["00D5j000001uVaT", "00D30000001HWbPEAW"]
    case "verification.myDomain":
      return ["contoso.my.salesforce.com", "fabrikam.my.salesforce.com"]
    default:
      return (0..<2).map { _ in
        "6a4a4b1f-0f3c-4f0e-9d3e-2b7a" + String(generator.next() % 90_000_000 + 10_000_000)
      }
    }
  }

  /// Another value of the same form.
  private static func variant(of value: String, as mark: String, _ field: Field) -> String {
    switch field.key {
    case "instanceUrl": return "https://\(mark)contoso.crm4.dynamics.com"
    case "storageAccountConnectionString":
      let other = value.split(separator: "contoso", maxSplits: 1).joined(separator: mark)
      return other
    default:
      let hexadecimal = mark == "m" ? "a" : "f"
      return field.kind == .text && field.key != "username"
        ? hexadecimal + value.dropFirst() : mark + value
    }
  }
}
