public import Text

extension LeadReport {
  /// The report as a JSON object that says where the lead stood.
  ///
  /// - Parameters:
  ///   - source: The text's name.
  ///   - line: The line on which the lead begins, from 1.
  /// - Returns: The object.
  public func json(source: String, line: Int) -> JSONValue {
    var members = (json(source: source).object ?? []).map { ($0.key, $0.value) }
    members.insert(("line", JSONValue(line)), at: min(2, members.count))
    return .record(members)
  }
}
