public import Text

/// What Marketplace delivers to a destination, and what of it is documented.
public struct LeadPayload: Sendable {
  /// The ways to write it.
  public enum Format: String, Sendable, Hashable, CaseIterable {
    /// JSON over several lines.
    case json
    /// JSON in one line.
    case jsonl
    /// Lines `key = value`, as Microsoft's pages show the test lead.
    case block
    /// The body of a form, `application/x-www-form-urlencoded`.
    case form
  }

  /// Where it goes.
  public let destination: LeadDestination
  /// Names and values: an object of texts and numbers, for the HTTPS endpoint with one inside.
  public let members: [LeadRecord.Member]

  /// Makes what a lead comes to at a destination.
  ///
  /// - Parameters:
  ///   - lead: The lead.
  ///   - destination: The destination.
  ///   - organisation: The organisation's id, which only Salesforce has.
  public init(
    _ lead: Lead, for destination: LeadDestination,
    organisation: String = DocumentedLead.organisation
  ) {
    self.destination = destination
    let keys = DocumentedLead.rowKeys
    members =
      switch destination {
      case .dynamics: Self.members(of: lead.dynamicsRow)
      case .table:
        Self.members(of: lead.tableRow(partitionKey: keys.partition, rowKey: keys.row))
      case .httpsEndpoint: Self.members(of: lead.httpsBody)
      case .marketo: Self.members(of: lead.marketoFields)
      case .salesforce: Self.form(lead, organisation)
      }
  }

  /// The documented sample has the encoding twice.
  private static func form(_ lead: Lead, _ organisation: String) -> [LeadRecord.Member] {
    lead.salesforceFields(organisation: organisation).flatMap { field in
      let member = LeadRecord.Member(field.name, JSONValue(field.value))
      return field.name == "encoding" ? [member, member] : [member]
    }
  }

  private static func members(of value: JSONValue) -> [LeadRecord.Member] {
    (value.object ?? []).map { LeadRecord.Member($0.key, $0.value) }
  }

  /// The formats in which it can be written, the usual one first.
  public var formats: [Format] {
    switch destination {
    case .httpsEndpoint: [.json, .jsonl]
    case .dynamics, .table, .marketo: [.json, .jsonl, .block, .form]
    case .salesforce: [.block, .form, .json, .jsonl]
    }
  }

  /// The whole as one JSON object; of a name that stands twice, one.
  public var json: JSONValue {
    var seen: Set<String> = []
    return .keyed(members.filter { seen.insert($0.name).inserted }.map { ($0.name, $0.value) })
  }

  /// Writes it.
  ///
  /// - Parameter format: The format, which must be one of `formats`.
  /// - Returns: Lines, each ended by a newline.
  public func text(_ format: Format) -> String {
    switch format {
    case .json: return JSONWriter.pretty(json) + "\n"
    case .jsonl: return JSONWriter.compact(json) + "\n"
    case .block:
      return fields.map { "\($0.name) = \(SafeText.escapedLine(Self.line($0.value)))\n" }.joined()
    case .form: return PercentEncoding.form(fields) + "\n"
    }
  }

  private var fields: [(name: String, value: String)] {
    members.map { ($0.name, $0.value.string ?? JSONWriter.compact($0.value)) }
  }

  /// In a block a value has one line.
  private static func line(_ text: String) -> String {
    text.split(whereSeparator: \.isNewline).joined(separator: " ")
  }

  /// What of this is documented, and what is only probable, in a sentence each.
  public var evidence: [String] {
    switch destination {
    case .httpsEndpoint:
      [
        "Documented: the names, that all values are texts, and the sample.",
        "Not documented: further headers, the answer that is expected, and whether it is sent "
          + "again. The offer's id is not sent, only its title.",
      ]
    case .salesforce:
      [
        "Documented: names, order and values, by the test lead of the questions and answers; "
          + "'encoding' stands there twice.",
        "Probable: that a real lead has the same fields.",
      ]
    case .table:
      [
        "Documented or seen: 'CustomerInfo' as a text of JSON, 'ActionCode' and 'Description'.",
        "Probable: 'LeadSource' and 'OfferDisplayName', and what is within 'CustomerInfo'. The "
          + "form of 'PartitionKey' and 'RowKey' is not documented; the storage adds 'Timestamp'.",
      ]
    case .dynamics:
      [
        "Documented: only that 'leadsourcecode' is written.",
        "Probable: the rest, which is what the table has for it.",
      ]
    case .marketo:
      [
        "Documented: only that the form must have the field 'Lead Source'.",
        "Probable: the names, which are those that Marketo's interface has for these fields.",
      ]
    }
  }
}
