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
    OptionSpecification(
      first.optionName, value: value(of: first),
      help: helps(of: first.optionName).map { help in
        let isOfAll = help.owners.count == SetupDestination.all.count
        return help.text + (isOfAll ? "" : " (\(help.owners.joined(separator: ", ")))")
      }.joined(separator: " "))
  }

  /// What the fields of an option say, each with the ids of the destinations where they say it.
  private static func helps(of option: String) -> [(text: String, owners: [String])] {
    var helps: [(text: String, owners: [String])] = []
    for destination in SetupDestination.all {
      for field in destination.fields where field.optionName == option {
        let text = field.help + (field.isSecret ? " By reference only." : "")
        if let place = helps.firstIndex(where: { $0.text == text }) {
          helps[place].owners.append(destination.id)
        } else {
          helps.append((text, [destination.id]))
        }
      }
    }
    return helps
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
}
