import Text

/// A query.
struct SalesforceQuery: Sendable {
  /// What is asked of a row, or of a group of them.
  enum Column: Hashable, Sendable {
    case field(String)
    /// How many rows have a value in a field.
    case count(String)
  }

  /// A column of the answer.
  struct Selection: Sendable {
    let column: Column
    /// What a count is called in the answer.
    let alias: String?
  }

  /// By what the answer is ordered.
  struct Order: Sendable {
    let column: Column
    let isDescending: Bool
    let putsNullsLast: Bool
  }

  /// What is asked for; nothing where only rows are counted.
  var selections: [Selection] = []
  /// The name of the type.
  var type = ""
  /// What the rows must be like.
  var condition: QueryCondition?
  /// By what rows are put together.
  var groups: [String] = []
  /// The order of the answer.
  var order: [Order] = []
  /// How many rows the answer has at most.
  var limit: Int?
  /// How many rows are left out at the front.
  var offset = 0

  /// Whether the answer has groups of rows.
  var isAggregate: Bool {
    !groups.isEmpty
      || selections.contains { if case .count = $0.column { true } else { false } }
  }
}
