import Arguments
import Destinations

/// The fields of all destinations, each key once.
enum SetupFields {
  /// The fields, in the order of the destinations; of a key that several have, the first.
  static let all: [Field] = {
    var seen: Set<String> = []
    return SetupDestination.all.flatMap(\.fields).filter { seen.insert($0.key).inserted }
  }()

  /// An option for each name: fields of different destinations may bear the same.
  static let options: [OptionSpecification] = {
    var seen: Set<String> = []
    return all.filter { seen.insert($0.optionName).inserted }.map(option)
  }()

  /// The ids of the destinations that have a field of a key.
  static func owners(of key: String) -> [String] {
    SetupDestination.all.filter { $0.fields.contains { $0.key == key } }.map(\.id)
  }

  private static func option(of first: Field) -> OptionSpecification {
    let namesakes = all.filter { $0.optionName == first.optionName }
    return OptionSpecification(
      first.optionName, value: value(of: first),
      help: namesakes.map { help(of: $0) }.joined(separator: " "))
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
    for field in SetupDestination.all.flatMap(\.fields) where field.key == key {
      guard case .choice(let more) = field.kind else { return .text }
      words += more.filter { !words.contains($0) }
    }
    return .choice(words)
  }

  private static func help(of field: Field) -> String {
    let owners = owners(of: field.key)
    let place =
      owners.count == SetupDestination.all.count ? "" : " (\(owners.joined(separator: ", ")))"
    return field.help + (field.isSecret ? " By reference only." : "") + place
  }
}
