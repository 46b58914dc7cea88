import Destinations
import Testing
import Text

/// A text that was pasted, and the answers that it holds, in the order of the fields.
struct PastedSample: Sendable, CustomTestStringConvertible {
  let testDescription: String
  let text: String
  let answers: [String]

  init(_ description: String, _ text: String, _ answers: [String]) {
    testDescription = description
    self.text = text
    self.answers = answers
  }
}

extension [PastedValue] {
  /// Each answer as `key=value`, with secrets behind `!`.
  var shown: [String] {
    map { value in
      switch value.value {
      case .text(let text): "\(value.key)=\(text)"
      case .secret(let secret):
        "\(value.key)!\(secret.withExposedValue { String(decoding: $0, as: UTF8.self) })"
      }
    }
  }
}

/// What the texts are made of; none of it opens anything.
enum Pasted {
  static let tenant = DynamicsWorld.tenant
  static let application = DynamicsWorld.application
  static let object = "c1b7d7a5-6a6c-ec11-8f8e-000d3a2b1c4d"
  static let secretID = "6d3a0b52-1f0e-4e3d-8c8c-6c1d2d5f7a10"
  static let secret = "Abc8Q~not.a.secret-but_of.its~form012345"
  static let root = "https://contoso.crm4.dynamics.com"

  static let url = "instanceUrl=\(root)"
  static let app = "applicationId=\(application)"
  static let directory = "directoryId=\(tenant)"
  static let key = "applicationKey!\(secret)"
}
