import Text

/// `EntityDefinitions`: which tables there are, and which columns they have.
struct DataverseMetadata: Sendable {
  /// The sets that there are.
  let sets: [EntitySet]
  let faults: FaultSet
  /// The beginning of every URL: `https://host/api/data/v9.2/`.
  let base: String

  /// Answers a request.
  ///
  /// - Parameters:
  ///   - segments: Its path.
  ///   - options: Its options.
  /// - Returns: The answer's content.
  /// - Throws: `DataverseRefusal` where there is nothing of the kind.
  func answer(
    _ segments: [DataverseSegment], _ options: ODataOptions
  ) throws(DataverseRefusal) -> JSONValue {
    guard let arguments = segments[0].arguments else {
      return try list("EntityDefinitions", sets.map(definition), options)
    }
    let wanted = (arguments["LogicalName"] ?? arguments["MetadataId"] ?? arguments.key ?? "")
    guard
      let set = sets.first(where: {
        $0.entity == wanted || Self.id(of: $0.entity) == wanted.lowercased()
      })
    else { throw .entityNotFound(wanted) }
    guard let next = segments.dropFirst().first else {
      return try one("EntityDefinitions", definition(set), options)
    }
    guard next.name == "Attributes" else { throw .segmentNotFound(next.name) }
    return try attributes(of: set, next, segments.dropFirst(2).first?.name, options)
  }

  private func attributes(
    of set: EntitySet, _ segment: DataverseSegment, _ type: String?, _ options: ODataOptions
  ) throws(DataverseRefusal) -> JSONValue {
    let context = "EntityDefinitions('\(set.entity)')/Attributes"
    let isTyped = type == "PicklistAttributeMetadata"
    var rows = set.entity == "lead" ? LeadColumn.all.map(attribute) : otherAttributes(of: set)
    if isTyped { rows.removeAll { $0["AttributeType"] != "Picklist" } }
    guard let arguments = segment.arguments else {
      let listed = try list(context, rows, options)
      return isTyped ? withChoices(listed, options) : listed
    }
    let wanted = arguments["LogicalName"] ?? arguments["MetadataId"] ?? arguments.key ?? ""
    guard
      let row = rows.first(where: {
        $0["LogicalName"]?.string == wanted || $0["MetadataId"]?.string == wanted.lowercased()
      })
    else { throw .attributeNotFound(wanted, entity: set.entity) }
    let found = try one(context, row, options)
    guard isTyped else { return found }
    return found.setting(choices(of: row, options))
  }

  private func query(_ name: String, _ rows: [JSONValue], _ options: ODataOptions) -> EntityQuery {
    let set = EntitySet(
      name, entity: "EntityMetadata", privilege: "Entity", primaryKey: "MetadataId", rows: rows)
    return EntityQuery(set: set, options: options.withoutExpansions, base: base, isMetadata: true)
  }

  private func list(
    _ name: String, _ rows: [JSONValue], _ options: ODataOptions
  ) throws(DataverseRefusal) -> JSONValue {
    try query(name, rows, options).answer { name, _ throws(DataverseRefusal) in
      throw .segmentNotFound(name)
    }
  }

  private func one(
    _ name: String, _ row: JSONValue, _ options: ODataOptions
  ) throws(DataverseRefusal) -> JSONValue {
    try query(name, [row], options).answer(row) { name, _ throws(DataverseRefusal) in
      throw .segmentNotFound(name)
    }
  }

  private static func id(of name: String) -> String { Privilege.id(of: "metadata \(name)") }

  private static func label(_ text: String) -> JSONValue {
    let label: JSONValue = [
      "Label": JSONValue(text), "LanguageCode": 1033, "IsManaged": true,
      "MetadataId": JSONValue(id(of: "label \(text)")), "HasChanged": nil,
    ]
    return ["LocalizedLabels": [label], "UserLocalizedLabel": label]
  }

  private func definition(_ set: EntitySet) -> JSONValue {
    [
      "MetadataId": JSONValue(Self.id(of: set.entity)), "LogicalName": JSONValue(set.entity),
      "SchemaName": JSONValue(set.entity == "systemuser" ? "SystemUser" : set.privilege),
      "EntitySetName": JSONValue(set.name), "LogicalCollectionName": JSONValue(set.name),
      "PrimaryIdAttribute": JSONValue(set.primaryKey),
      "PrimaryNameAttribute": set.entity == "lead" || set.entity == "systemuser"
        ? "fullname" : "name",
      "ObjectTypeCode": set.entity == "lead" ? 4 : 8, "OwnershipType": "UserOwned",
      "IsPrivate": false, "IsCustomEntity": false, "IsManaged": true, "IsActivity": false,
      "DisplayName": Self.label(set.privilege), "DisplayCollectionName": Self.label(set.name),
      "Description": Self.label(""),
    ]
  }

  private func attribute(_ column: LeadColumn) -> JSONValue {
    let isSecured = column.name == "leadsourcecode" && faults.contains("lead-source-secured")
    return attribute(
      column.name, schemaName: column.schemaName, type: column.type, entity: "lead",
      isSecured: isSecured, isWritable: column.isWritable)
  }

  private func otherAttributes(of set: EntitySet) -> [JSONValue] {
    set.columns.map {
      attribute(
        $0, schemaName: $0, type: $0 == set.primaryKey ? "Uniqueidentifier" : "String",
        entity: set.entity, isSecured: false, isWritable: $0 != set.primaryKey)
    }
  }

  private func attribute(
    _ name: String, schemaName: String, type: String, entity: String, isSecured: Bool,
    isWritable: Bool
  ) -> JSONValue {
    [
      "@odata.type": "#Microsoft.Dynamics.CRM.\(type)AttributeMetadata",
      "MetadataId": JSONValue(Self.id(of: "\(entity).\(name)")), "LogicalName": JSONValue(name),
      "SchemaName": JSONValue(schemaName), "EntityLogicalName": JSONValue(entity),
      "AttributeType": JSONValue(type), "AttributeTypeName": ["Value": "\(type)Type"],
      "IsSecured": JSONValue(.bool(isSecured)), "CanBeSecuredForCreate": true,
      "CanBeSecuredForRead": true, "CanBeSecuredForUpdate": true, "IsValidForRead": true,
      "IsValidForCreate": JSONValue(.bool(isWritable)),
      "IsValidForUpdate": JSONValue(.bool(isWritable)), "IsCustomAttribute": false,
      "IsManaged": true, "IsPrimaryId": JSONValue(.bool(type == "Uniqueidentifier")),
      "IsPrimaryName": JSONValue(.bool(name == "fullname")),
      "RequiredLevel": ["Value": "None", "CanBeChanged": true],
      "DisplayName": Self.label(schemaName), "Description": Self.label(""),
    ]
  }

  private func withChoices(_ listed: JSONValue, _ options: ODataOptions) -> JSONValue {
    let rows = listed["value"]?.array?.map { $0.setting(choices(of: $0, options)) } ?? []
    return listed.setting([.init(key: "value", value: JSONValue(.array(rows)))])
  }

  /// What a choice column lets one choose, where it was asked for.
  private func choices(of row: JSONValue, _ options: ODataOptions) -> [JSONValue.Member] {
    guard options.expand.contains(where: { $0.name == "OptionSet" }),
      let column = LeadColumn.all.first(where: { $0.name == row["LogicalName"]?.string })
    else { return [] }
    let values = column.choices.enumerated().map { index, choice -> JSONValue in
      ["Value": JSONValue(index + 1), "Label": Self.label(choice), "IsManaged": true]
    }
    let set: JSONValue = [
      "MetadataId": JSONValue(Self.id(of: "choices \(column.name)")),
      "Options": JSONValue(.array(values)),
    ]
    return [.init(key: "OptionSet", value: set)]
  }
}
