import Arguments
import Destinations

/// The fields of all destinations, each key once.
enum SetupFields {
  /// The fields, in the order of the destinations; of a key that several have, the first.
  static let all: [Field] = {
    var seen: Set<String> = []
    return Registry.all.flatMap(\.fields).filter { seen.insert($0.key).inserted }
  }()

  /// An option a field.
  static let options: [OptionSpecification] = all.map { field in
    OptionSpecification(field.optionName, value: value(of: field), help: help(of: field))
  }

  /// The ids of the destinations that have a field of a key.
  static func owners(of key: String) -> [String] {
    Registry.all.filter { $0.fields.contains { $0.key == key } }.map(\.id)
  }

  private static func value(of field: Field) -> OptionSpecification.Value {
    switch field.kind {
    case .text: .init("TEXT")
    case .addresses: .init("ADDRESSES")
    case .secret, .connectionString: .init("REF")
    case .choice(let words): .init("WORD", choices(of: field.key, words))
    }
  }

  /// A word is one of those of every destination that has the field.
  private static func choices(of key: String, _ first: [String]) -> ValueKind {
    var words = first
    for field in Registry.all.flatMap(\.fields) where field.key == key {
      guard case .choice(let more) = field.kind else { return .text }
      words += more.filter { !words.contains($0) }
    }
    return .choice(words)
  }

  private static func help(of field: Field) -> String {
    let owners = owners(of: field.key)
    let place = owners.count == Registry.all.count ? "" : " (\(owners.joined(separator: ", ")))"
    return field.help + (field.isSecret ? " By reference only." : "") + place
  }
}
