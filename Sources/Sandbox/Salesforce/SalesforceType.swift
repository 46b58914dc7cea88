import Text

/// A type of rows, with the rows.
struct SalesforceType: Sendable {
  /// The name.
  let name: String
  /// What ids of its rows begin with.
  let keyPrefix: String
  /// The columns.
  let columns: [SalesforceColumn]
  /// The rows; those of other types stand in names with a dot.
  let rows: [JSONValue]

  /// A column, whose name may be in any case.
  func column(_ name: String) -> SalesforceColumn? {
    let wanted = name.lowercased()
    return columns.first { $0.name.lowercased() == wanted }
  }

  /// A row.
  func row(_ id: String) -> JSONValue? {
    guard let id = SalesforceID.normalised(id) else { return nil }
    return rows.first { $0["Id"]?.string == id }
  }

  /// A row as the interface shows it.
  ///
  /// - Parameters:
  ///   - row: The row.
  ///   - names: The columns that are shown.
  ///   - base: What every address begins with.
  /// - Returns: The answer.
  func shown(_ row: JSONValue, _ names: [String], base: String) -> JSONValue {
    let id = row["Id"]?.string ?? ""
    var members = [Self.attributes(name, "\(base)/sobjects/\(name)/\(id)")]
    for name in names {
      let value = shown(name, of: row)
      guard let dot = name.firstIndex(of: ".") else {
        members.append(.init(key: name, value: value))
        continue
      }
      let other = String(name[..<dot])
      let key = String(name[name.index(after: dot)...])
      let inner =
        members.first { $0.key == other }?.value.object ?? [
          Self.attributes(other, "\(base)/sobjects/\(other)")
        ]
      members.removeAll { $0.key == other }
      members.append(
        .init(key: other, value: JSONValue(.object(inner + [.init(key: key, value: value)]))))
    }
    return JSONValue(.object(members))
  }

  private func shown(_ name: String, of row: JSONValue) -> JSONValue {
    let value = row[name] ?? nil
    guard column(name)?.kind == .dateTime, let text = value.string else { return value }
    return "\(text.dropLast()).000+0000"
  }

  private static func attributes(_ type: String, _ url: String) -> JSONValue.Member {
    .init(key: "attributes", value: ["type": JSONValue(type), "url": JSONValue(url)])
  }

  /// What the list of types says of it.
  func summary(base: String) -> JSONValue {
    let address = "\(base)/sobjects/\(name)"
    return [
      "activateable": false, "createable": true, "custom": false, "customSetting": false,
      "deletable": true, "deprecatedAndHidden": false, "feedEnabled": false,
      "keyPrefix": JSONValue(keyPrefix), "label": JSONValue(name),
      "labelPlural": "\(name)s", "layoutable": true, "mergeable": true, "mruEnabled": true,
      "name": JSONValue(name), "queryable": true, "replicateable": true, "retrieveable": true,
      "searchable": true, "triggerable": true, "undeletable": true, "updateable": true,
      "urls": [
        "sobject": JSONValue(address), "describe": "\(address)/describe",
        "rowTemplate": "\(address)/{ID}",
      ],
    ]
  }

  /// What the description says.
  func description(base: String) -> JSONValue {
    let fields = columns.filter { !$0.name.contains(".") }.map(\.description)
    return summary(base: base).setting([
      .init(key: "actionOverrides", value: []), .init(key: "childRelationships", value: []),
      .init(key: "compactLayoutable", value: true),
      .init(key: "fields", value: JSONValue(.array(fields))),
      .init(key: "recordTypeInfos", value: []),
    ])
  }
}
