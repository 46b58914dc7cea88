import Text

/// Asks a set of rows with query options.
struct EntityQuery: Sendable {
  let set: EntitySet
  let options: ODataOptions
  /// The beginning of every URL: `https://host/api/data/v9.2/`.
  let base: String
  /// How many rows a page has at most.
  var pageSize = 5000
  /// Whether the table's columns are those of metadata, whose rows have no versions.
  var isMetadata = false

  /// The whole answer: `{"@odata.context": …, "value": […]}`.
  ///
  /// - Parameter expand: The rows behind a navigation property of a row.
  /// - Returns: The answer's content.
  /// - Throws: `DataverseRefusal` where a column is not known.
  func answer(
    _ expand: (String, JSONValue) throws(DataverseRefusal) -> EntitySet
  ) throws(DataverseRefusal) -> JSONValue {
    let found = try sorted(matching())
    let skipped = options.fields["$skiptoken"].flatMap { Int($0) } ?? 0
    let limit = min(options.top ?? .max, pageSize)
    let page = found.dropFirst(skipped).prefix(limit)
    var members: [JSONValue.Member] = [
      .init(key: "@odata.context", value: JSONValue(context))
    ]
    if options.counts { members.append(.init(key: "@odata.count", value: JSONValue(found.count))) }
    var values: [JSONValue] = []
    for row in page { values.append(try shaped(row, expand)) }
    members.append(.init(key: "value", value: JSONValue(.array(values))))
    if options.top == nil, skipped + page.count < found.count {
      members.append(.init(key: "@odata.nextLink", value: JSONValue(next(skipped + page.count))))
    }
    return JSONValue(.object(members))
  }

  /// How many rows there are that the filter lets through; pages do not matter.
  ///
  /// - Throws: `DataverseRefusal` where a column is not known.
  var count: Int { get throws(DataverseRefusal) { try matching().count } }

  /// A row alone.
  func answer(
    _ row: JSONValue, _ expand: (String, JSONValue) throws(DataverseRefusal) -> EntitySet
  ) throws(DataverseRefusal) -> JSONValue {
    try checkColumns()
    let context = JSONValue.Member(key: "@odata.context", value: "\(self.context)/$entity")
    return JSONValue(.object([context] + (try shaped(row, expand).object ?? [])))
  }

  private var context: String {
    let columns = options.select.map { "(\($0.joined(separator: ",")))" } ?? ""
    return "\(base)$metadata#\(set.name)\(columns)"
  }

  private func next(_ skipped: Int) -> String {
    let kept = options.fields.pairs.filter { $0.name != "$skiptoken" }
    let query =
      kept.map { "\($0.name)=\(FormFields.encoded($0.value))" } + ["$skiptoken=\(skipped)"]
    return "\(base)\(set.name)?\(query.joined(separator: "&"))"
  }

  private func checkColumns() throws(DataverseRefusal) {
    let named =
      (options.select ?? []) + (options.filter?.properties ?? [])
      + options.orderBy.map(\.name)
    let known = Set(set.columns)
    for name in named where !known.contains(name) {
      throw .propertyNotFound(name, entity: set.entity)
    }
  }

  private func matching() throws(DataverseRefusal) -> [JSONValue] {
    try checkColumns()
    guard let filter = options.filter else { return set.rows }
    do throws(ODataError) {
      var found: [JSONValue] = []
      for row in set.rows
      where try filter.matches(ignoresCase: true, { ODataValue(row[$0]) }) {
        found.append(row)
      }
      return found
    } catch {
      throw .malformed(error.message)
    }
  }

  private func sorted(_ rows: [JSONValue]) throws(DataverseRefusal) -> [JSONValue] {
    guard !options.orderBy.isEmpty else { return rows }
    return rows.sorted { left, right in
      for item in options.orderBy {
        let values = (ODataValue(left[item.name]) ?? .null, ODataValue(right[item.name]) ?? .null)
        let order =
          values.0.compared(with: values.1, ignoresCase: true) ?? (values.0 == .null ? -1 : 1)
        if order != 0 { return (order < 0) != item.isDescending }
      }
      return false
    }
  }

  private func shaped(
    _ row: JSONValue, _ expand: (String, JSONValue) throws(DataverseRefusal) -> EntitySet
  ) throws(DataverseRefusal) -> JSONValue {
    let wanted = options.select.map { Set($0 + [isMetadata ? "MetadataId" : set.primaryKey]) }
    var members: [JSONValue.Member] = []
    if !isMetadata {
      members.append(.init(key: "@odata.etag", value: row["@odata.etag"] ?? "W/\"1048576\""))
    }
    members +=
      row.object?.filter { member in
        member.key.hasPrefix("@") ? isMetadata : wanted?.contains(member.key) ?? true
      } ?? []
    for expansion in options.expand {
      let query = EntityQuery(
        set: try expand(expansion.name, row), options: expansion.options, base: base)
      let value = try query.answer { _, _ throws(DataverseRefusal) in
        throw .malformed("Nested expansion is not supported here.")
      }
      members.append(.init(key: expansion.name, value: value["value"] ?? []))
    }
    return JSONValue(.object(members))
  }
}
