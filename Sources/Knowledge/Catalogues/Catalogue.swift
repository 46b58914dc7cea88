/// A service's table of failures, of which little more is known than what the service calls them.
public struct Catalogue: Sendable {
  /// The name of its files.
  public let name: String
  /// What can be said of every row.
  public let help: CatalogueHelp
  /// The rows, in the order of the file.
  public let rows: [CatalogueRow]
}

/// What can be said of every row of a catalogue.
public struct CatalogueHelp: Sendable {
  /// What makes a text one of the service's.
  public enum Recognition: String, Sendable, Hashable, CaseIterable {
    /// A code, wherever it stands.
    case code
    /// A code's name, where something else in the text points to the service.
    case name
    /// The message only: the names are words that anything may hold.
    case message
  }

  /// What the service is called.
  public let name: String
  /// What makes a text one of the service's.
  public let recognition: Recognition
  /// Words of which one stands where the service is spoken of.
  public let context: [String]
  /// What the rows concern.
  public let subject: EntrySubject
  /// The service's name as the title, and what is shown of every row.
  public let text: EntryText
  /// What to paste besides where a text of the service's was not recognised.
  public let request: String
  /// Where the table can be read.
  public let sources: [EntrySource]
}

/// Where a wording of a catalogue comes from.
public enum CatalogueOrigin: String, Sendable, Hashable, CaseIterable {
  /// The service's documentation, or its code.
  case documentation
  /// A public text in which the service said so.
  case observed
  /// What people know; not checked against a text, and never shown as documented.
  case general = "general knowledge"
}

/// One failure of a catalogue.
public struct CatalogueRow: Sendable, Hashable {
  /// The code, in the service's spelling.
  public let code: String
  /// Other names of the code.
  public let names: [String]
  /// The wordings, with `{placeholders}`, that of today first.
  public let messages: [String]
  /// What it means; `nil` where nobody has written it.
  public let meaning: String?
  /// What helps; `nil` where nobody has written it.
  public let remedy: String?
  /// Where the wordings come from.
  public let origin: CatalogueOrigin

  /// Code and names.
  public var allNames: [String] { [code] + names }
}
