/// A part of a path: `leads`, `leads(5b2f…)` or `RetrieveVersion()`.
struct DataverseSegment: Sendable, Hashable {
  /// The name; the namespace of Dataverse in front of it is left out.
  let name: String
  /// What stands in parentheses.
  let arguments: ODataArguments?

  /// Takes a path apart.
  ///
  /// - Parameters:
  ///   - path: What stands behind `/api/data/v9.2/`, still percent-encoded.
  ///   - fields: The query, in which `@p=…` gives what `@p` stands for.
  /// - Returns: Its parts.
  static func segments(of path: some StringProtocol, _ fields: FormFields) -> [DataverseSegment] {
    path.split(separator: "/").map { DataverseSegment(FormFields.decoded($0), fields) }
  }

  private init(_ text: String, _ fields: FormFields) {
    let name = text.prefix { $0 != "(" }
    let prefix = "Microsoft.Dynamics.CRM."
    self.name = String(name.hasPrefix(prefix) ? name.dropFirst(prefix.utf8.count) : name)
    let inner = text[name.endIndex...]
    guard inner.first == "(", inner.last == ")" else {
      arguments = nil
      return
    }
    let read = ODataArguments(inner.dropFirst().dropLast())
    arguments = ODataArguments(
      pairs: read.pairs.map { pair in
        guard pair.value.hasPrefix("@"), let value = fields[pair.value] else { return pair }
        return .init(name: pair.name, value: ODataArguments(value).key ?? value)
      })
  }

  /// The key, where it is a GUID or the primary key by name.
  func rowID(primaryKey: String) -> String? {
    (arguments?.key ?? arguments?[primaryKey])?.lowercased()
  }
}
