/// The query options of a request.
struct ODataOptions: Sendable {
  /// A navigation property that comes along, with options of its own.
  struct Expansion: Sendable {
    /// The property's name.
    let name: String
    /// What holds for its rows.
    let options: ODataOptions
  }

  /// The columns asked for; `nil` for all.
  let select: [String]?
  /// The condition.
  let filter: ODataFilter?
  /// The columns to sort by.
  let orderBy: [(name: String, isDescending: Bool)]
  /// How many rows at most.
  let top: Int?
  /// Whether the number of rows is asked for.
  let counts: Bool
  /// What comes along.
  let expand: [Expansion]
  /// All options, for those that only one service knows.
  let fields: FormFields

  /// Reads the options of a query string.
  ///
  /// - Throws: `ODataError` where one has no meaning.
  init(query: String) throws(ODataError) {
    try self.init(FormFields(query))
  }

  private init(_ fields: FormFields) throws(ODataError) {
    self.fields = fields
    select = fields["$select"].map { Self.names($0) }
    filter = if let text = fields["$filter"] { try ODataFilter(text) } else { nil }
    orderBy = Self.names(fields["$orderby"] ?? "").map { item in
      let words = item.split(separator: " ")
      return (String(words.first ?? ""), words.count > 1 && words[1].lowercased() == "desc")
    }
    top = try Self.number(fields["$top"])
    counts = fields["$count"] == "true"
    var expansions: [Expansion] = []
    for item in Self.items(fields["$expand"] ?? "", separatedBy: ",") {
      expansions.append(try Self.expansion(item))
    }
    expand = expansions
  }

  /// The same without what comes along.
  var withoutExpansions: ODataOptions {
    ODataOptions(self, expand: [])
  }

  private init(_ other: ODataOptions, expand: [Expansion]) {
    (fields, select, filter) = (other.fields, other.select, other.filter)
    (orderBy, top, counts) = (other.orderBy, other.top, other.counts)
    self.expand = expand
  }

  private static func number(_ text: String?) throws(ODataError) -> Int? {
    guard let text else { return nil }
    guard let number = Int(text), number >= 0 else {
      throw ODataError("Invalid value '\(text)' for $top query option found.")
    }
    return number
  }

  private static func names(_ list: String) -> [String] {
    list.split(separator: ",").map { name in
      let start = name.drop { $0 == " " }
      return String(start.reversed().drop { $0 == " " }.reversed())
    }
  }

  /// `name($select=a,b;$filter=c eq 1)`.
  private static func expansion(_ text: Substring) throws(ODataError) -> Expansion {
    let name = text.prefix { $0 != "(" }
    let inner = text[name.endIndex...]
    guard inner.first == "(", inner.last == ")" else {
      return Expansion(name: String(name), options: try ODataOptions(FormFields("")))
    }
    let pairs = items(inner.dropFirst().dropLast(), separatedBy: ";").map { item in
      let halves = item.split(separator: "=", maxSplits: 1)
      return (String(halves.first ?? ""), String(halves.count > 1 ? halves[1] : ""))
    }
    return Expansion(name: String(name), options: try ODataOptions(FormFields(pairs: pairs)))
  }

  /// Splits outside of parentheses.
  private static func items(
    _ text: some StringProtocol, separatedBy separator: Character
  ) -> [Substring] {
    var depth = 0
    return Substring(text).split { character in
      if character == "(" { depth += 1 }
      if character == ")" { depth -= 1 }
      return depth == 0 && character == separator
    }
  }
}

extension FormFields {
  /// Takes pairs that are decoded already.
  init(pairs: [(String, String)]) { self.pairs = pairs.map { (name: $0.0, value: $0.1) } }
}
