public import Knowledge

/// The codes that entries and catalogues answer for, without regard to case.
public struct CodeIndex: Sendable {
  private let archive: KnowledgeArchive

  /// Prepares for an archive, which is searched where it lies.
  public init(_ archive: KnowledgeArchive) { self.archive = archive }

  /// All codes in their services' spelling, sorted.
  public var all: [String] { archive.codeClaims.keys.sorted() }

  /// The entries that claim a code.
  ///
  /// - Parameter code: The canonical spelling, in any case.
  public subscript(code: String) -> [KnowledgeArchive.CodeClaim]? {
    let claims = archive.claims(of: code)
    return claims.isEmpty ? nil : claims
  }

  /// Codes of curated entries that differ from an unknown one by little: a slip of the finger or of
  /// a reader. Of a catalogue's thousands, some would always be near.
  ///
  /// - Parameters:
  ///   - code: The unknown code, in its service's spelling.
  ///   - limit: How many at the most.
  /// - Returns: The nearest first.
  public func nearest(to code: String, limit: Int = 3) -> [String] {
    let wanted = Array(code.lowercased().utf8)
    let count = archive.entryCount
    let curated = archive.codeClaims.filter { $0.value.contains { $0.entry < count } }.keys
    return
      curated.map { ($0, EditDistance.between(wanted, Array($0.lowercased().utf8))) }
      .filter { $0.1 <= 2 }
      .sorted { ($0.1, $0.0) < ($1.1, $1.0) }
      .prefix(limit).map(\.0)
  }
}

/// How many letters must change, with neighbours that changed places counted once.
enum EditDistance {
  static func between(_ one: [UInt8], _ other: [UInt8]) -> Int {
    if abs(one.count - other.count) > 2 { return 3 }
    var rows = [Array(0...other.count)]
    for (i, a) in one.enumerated() {
      var row = [i + 1]
      for (j, b) in other.enumerated() {
        var cost = min(rows[i][j + 1] + 1, row[j] + 1, rows[i][j] + (a == b ? 0 : 1))
        if i > 0, j > 0, a == other[j - 1], one[i - 1] == b {
          cost = min(cost, rows[i - 1][j - 1] + 1)
        }
        row.append(cost)
      }
      rows.append(row)
    }
    return rows[one.count][other.count]
  }
}
