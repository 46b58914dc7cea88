import Destinations
import Knowledge
import Text

/// Documents for the tests, and what is looked up in them.
enum SampleDocument {
  static let schema = "https://schema.mp.microsoft.com/schema/customer-leads/2022-03-01-preview3"
  static let key = "bGVhZGxpbmUtdGVzdHM="
  static let connection =
    "DefaultEndpointsProtocol=https;AccountName=contosoleads;AccountKey=\(key)"

  /// A resource for the table with members in place of, or beside, the usual ones.
  static func table(_ members: String...) -> String {
    let usual = members.isEmpty ? [block(connection)] : members
    return """
      {
        "$schema": "\(schema)",
        "id": "customer-leads/5c9f0d2a",
        "product": {"externalId": "contoso-offer"},
        "leadDestination": "table",
        \(usual.joined(separator: ",\n  "))
      }
      """
  }

  static func block(_ connection: String) -> String {
    #""tableLeadConfiguration": {"storageAccountConnectionString": "\#(connection)"}"#
  }

  static func read(_ text: String) throws -> [LeadDocument] {
    try DocumentReader.documents(in: Array(text.utf8), named: "offer.json")
  }

  static func readOne(_ text: String) throws -> LeadDocument? { try read(text).first }

  /// Literals stay, and `${env:NAME}` leads to `value of NAME`, but for `${env:UNSET}`.
  static func resolve(_ text: String) -> ResolvedText {
    guard text.hasPrefix("${") else { return .literal(Secret(text)) }
    let name = text.dropFirst(6).dropLast()
    guard name != "UNSET" else { return .unavailable(reason: "'UNSET' is not set") }
    return .referenced(Secret("value of \(name)"))
  }
}

extension LeadDocument {
  /// The entries that the notices name, in order.
  var noticed: [String] { notices.compactMap { $0.observation.entry?.rawValue } }

  /// The entry of a field, with references resolved as the samples do.
  func entry(_ key: String) -> Configuration.Entry? {
    configuration(isTrusted: false, resolving: SampleDocument.resolve).entries[key]
  }
}

extension Configuration.Entry {
  /// The bytes of a secret as text.
  var exposed: String? {
    guard case .secret(let secret) = value else { return nil }
    return secret.withExposedValue { String(decoding: $0, as: UTF8.self) }
  }
}
