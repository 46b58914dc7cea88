import Text

/// What is asked of a table (OData 4.0, part 2, 5.1).
struct Query: Sendable, Hashable {
  private var options: [String] = []

  /// Only these columns.
  func selecting(_ columns: String) -> Query { adding("$select", columns) }

  /// With rows of other tables.
  func expanding(_ paths: String) -> Query { adding("$expand", paths) }

  /// Only rows for which this holds.
  func filtering(_ condition: String) -> Query { adding("$filter", condition) }

  /// Not more rows than these.
  func limited(to count: Int) -> Query { adding("$top", "\(count)") }

  /// In this order.
  func ordered(by columns: String) -> Query { adding("$orderby", columns) }

  /// What stands behind the path.
  var text: String { options.isEmpty ? "" : "?" + options.joined(separator: "&") }

  private func adding(_ name: String, _ value: String) -> Query {
    var query = self
    query.options.append("\(name)=\(Self.encoded(value))")
    return query
  }

  /// The marks of the query language stay readable; blanks and quotes do not.
  private static func encoded(_ value: String) -> String {
    value.unicodeScalars.map { scalar in
      "$(),=;".unicodeScalars.contains(scalar)
        ? String(scalar) : PercentEncoding.encode(String(scalar))
    }
    .joined()
  }
}
