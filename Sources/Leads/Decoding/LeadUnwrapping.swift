import Text

/// Finds leads within what tools put around them: the body of a request, a page of rows, the answer
/// of a service, the run of a flow.
enum LeadUnwrapping {
  private static let depthLimit = 8

  /// The leads in a value, in order.
  static func leads(in value: JSONValue) -> [DecodedRecord] { leads(in: value, depth: 0) }

  /// The leads in what a record wraps.
  static func leads(in record: LeadRecord) -> [DecodedRecord] {
    LeadReading(record).wrapped.flatMap { leads(in: $0, depth: 1) }
  }

  private static func leads(in value: JSONValue, depth: Int) -> [DecodedRecord] {
    guard depth < depthLimit else { return [] }
    switch value.content {
    case .array(let values): return values.flatMap { leads(in: $0, depth: depth + 1) }
    case .object(let members):
      let reading = LeadReading(LeadRecord(members.map { .init($0.key, $0.value) }))
      if let lead = DecodedRecord(reading) { return [lead] }
      if let content = encoded(value) { return leads(in: content, depth: depth + 1) }
      return reading.wrapped.flatMap { leads(in: $0, depth: depth + 1) }
    case .string(let text):
      // A body as text within JSON.
      guard text.trimmed.first == "{" || text.trimmed.first == "[" else { return [] }
      return (try? JSONParser.parse(text)).map { leads(in: $0, depth: depth + 1) } ?? []
    case .null, .bool, .number: return []
    }
  }

  /// What flows show of a body whose type was not told: `$content` in base64.
  private static func encoded(_ value: JSONValue) -> JSONValue? {
    guard let text = value["$content"]?.string, let bytes = try? Base64.decode(text) else {
      return nil
    }
    return try? JSONParser.parse(bytes)
  }
}
