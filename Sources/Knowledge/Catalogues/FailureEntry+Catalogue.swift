/// How trustworthy an entry is.
public enum Tier: String, Sendable, Hashable {
  /// Curated, and proven by examples.
  case documented
  /// A known code with help that is the same for all of its service.
  case catalogue
}

extension FailureEntry {
  /// Makes of a row what a curated entry would say.
  ///
  /// - Parameters:
  ///   - row: The row.
  ///   - ordinal: How many rows of the same code stand before it.
  ///   - catalogue: The name of the catalogue.
  ///   - help: What can be said of every row.
  init(_ row: CatalogueRow, ordinal: Int, of catalogue: String, help: CatalogueHelp) {
    var cause = row.meaning.map { [$0] } ?? []
    if let message = row.messages.first { cause.append("The service says: \"\(message)\"") }
    let title = "\(help.text.title): \(row.allNames.prefix(2).joined(separator: ", "))"
    self.init(
      id: EntryID(row: row, ordinal: ordinal, of: catalogue),
      recognition: Recognition(
        codes: row.allNames, sharedCodes: [], messages: row.messages, signs: [], descriptions: [],
        isWrapper: false, isCommon: false),
      text: EntryText(
        title: title, who: help.text.who,
        cause: (cause + [help.text.cause]).joined(separator: "\n\n"),
        resolution: (row.remedy.map { [$0] } ?? []) + help.text.resolution,
        verify: help.text.verify),
      subject: help.subject, sources: row.origin == .general ? [] : help.sources,
      matches: [], nonMatches: [], tier: .catalogue, origin: row.origin)
  }
}

extension EntryID {
  /// What the ids of catalogue rows begin with.
  static let cataloguePrefix = "catalogue-"

  /// The id of a row: of its catalogue and code, and a number where several rows bear the code.
  init(row: CatalogueRow, ordinal: Int, of catalogue: String) {
    let code = row.code.utf8.map { byte -> UInt8 in
      switch byte {
      case 0x41...0x5A: byte | 0x20
      case 0x30...0x39, 0x61...0x7A: byte
      default: UInt8(ascii: "-")
      }
    }
    let number = ordinal > 0 ? "-\(ordinal + 1)" : ""
    self.init(
      Self.cataloguePrefix + catalogue + "-" + String(decoding: code, as: UTF8.self) + number)
  }
}
