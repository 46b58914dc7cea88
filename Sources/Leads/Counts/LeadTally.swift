/// How many leads there are of each value of one thing, such as the offer.
public struct LeadTally: Sendable, Hashable {
  /// The leads of one value.
  public struct Row: Sendable, Hashable {
    /// The value; empty where leads do not tell it.
    public let name: String
    /// Leads to follow up.
    public private(set) var contacts = 0
    /// Leads that are not for contact.
    public private(set) var doNotContact = 0
    /// Test leads.
    public private(set) var tests = 0
    /// All of them.
    public var total: Int { contacts + doNotContact + tests }

    init(_ name: String) { self.name = name }

    mutating func add(_ kind: LeadKind) {
      switch kind {
      case .contact: contacts += 1
      case .doNotContact: doNotContact += 1
      case .test: tests += 1
      }
    }

    mutating func add(_ other: Row) {
      contacts += other.contacts
      doNotContact += other.doNotContact
      tests += other.tests
    }
  }

  /// So many values are told apart: hostile input must not fill memory.
  public static let valueLimit = 4096
  /// Longer names are cut.
  static let nameLimit = 200

  private var rows: [String: Row] = [:]
  /// Leads of the values that came after the limit was reached.
  public private(set) var beyond = Row("")

  /// How many values are told apart.
  public var count: Int { rows.count }

  mutating func add(_ value: String, _ kind: LeadKind) {
    let name = value.utf8.count <= Self.nameLimit ? value : Self.cut(value)
    if rows[name] == nil {
      guard rows.count < Self.valueLimit else { return beyond.add(kind) }
      rows[name] = Row(name)
    }
    rows[name]?.add(kind)
  }

  private static func cut(_ value: String) -> String {
    String(String.UnicodeScalarView(value.unicodeScalars.prefix(nameLimit / 4))) + "…"
  }

  /// The values, those with the most leads first; test leads do not weigh.
  public var mostFirst: [Row] {
    rows.values.sorted { one, other in
      let weights = (one.total - one.tests, one.tests)
      let others = (other.total - other.tests, other.tests)
      return weights == others ? one.name < other.name : weights > others
    }
  }

  /// The values in their own order, as days have; what is not told comes last.
  public var inOrder: [Row] {
    rows.values.sorted { one, other in
      one.name.isEmpty != other.name.isEmpty ? other.name.isEmpty : one.name < other.name
    }
  }

  /// Puts rows together that have a name in common.
  ///
  /// - Parameters:
  ///   - rows: Rows in order.
  ///   - name: What a row's name becomes.
  /// - Returns: Rows in order, one for each name.
  public static func grouped(_ rows: [Row], by name: (String) -> String) -> [Row] {
    var groups: [Row] = []
    for row in rows {
      let name = name(row.name)
      if groups.last?.name != name { groups.append(Row(name)) }
      groups[groups.count - 1].add(row)
    }
    return groups
  }

  /// Puts rows together.
  ///
  /// - Parameters:
  ///   - rows: The rows.
  ///   - name: The name of them all.
  /// - Returns: One row.
  public static func sum(_ rows: some Sequence<Row>, named name: String) -> Row {
    var sum = Row(name)
    for row in rows { sum.add(row) }
    return sum
  }
}
