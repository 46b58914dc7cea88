import Text

/// What can be imported to be told of new leads.
public enum NoticeKind: String, Sendable, Hashable, CaseIterable {
  /// A Logic App, as a template of Azure Resource Manager.
  case logicApp = "logic-app"
  /// A flow of Power Automate, as a package.
  case powerAutomate = "power-automate"
  /// An Azure Function in Python.
  case function

  /// The name that people know.
  public var title: String {
    switch self {
    case .logicApp: "an Azure Logic App"
    case .powerAutomate: "a flow of Power Automate"
    case .function: "an Azure Function"
    }
  }
}

/// A file of a definition.
public struct NoticeDocument: Sendable, Hashable {
  /// Its name, which holds no folder.
  public let name: String
  /// What stands in it.
  public let bytes: [UInt8]
  /// Whether it can be shown.
  public let isText: Bool

  init(_ name: String, _ text: String) {
    self.name = name
    bytes = Array(text.utf8)
    isText = true
  }

  init(_ name: String, json: JSONValue) { self.init(name, JSONWriter.pretty(json) + "\n") }

  init(_ name: String, archive: [UInt8]) {
    self.name = name
    bytes = archive
    isText = false
  }

  /// The text; of an archive nothing that means anything.
  public var text: String { String(decoding: bytes, as: UTF8.self) }
}
