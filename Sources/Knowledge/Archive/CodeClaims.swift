import Text

/// Which entry answers for which code: curated entries first, and of the catalogues what is left.
struct CodeClaims {
  /// `code, entry, claim` a line, sorted without regard to case.
  let rows: [[String]]

  init(_ content: KnowledgeContent) {
    let owners = Self.owners(content)
    var rows: [[String]] = []
    var shared: Set<String> = []
    for (number, entry) in content.entries.enumerated() {
      rows += entry.recognition.codes.map {
        [$0, "\(number)", KnowledgeArchive.CodeClaim.Kind.alone.rawValue]
      }
      shared.formUnion(entry.recognition.sharedCodes.map(\.lowercasedASCII))
      rows += entry.recognition.sharedCodes.map {
        [$0, "\(number)", KnowledgeArchive.CodeClaim.Kind.shared.rawValue]
      }
    }
    var number = content.entries.count
    for catalogue in content.catalogues {
      var seen: Set<String> = []
      for row in catalogue.rows {
        let isFirst = seen.insert(row.code).inserted
        let owner = owners[row.code.lowercasedASCII] ?? number
        for name in row.allNames where owners[name.lowercasedASCII] == nil {
          // What curated entries share decides nothing for a row either.
          let isCode = name == row.code && !shared.contains(name.lowercasedASCII)
          let kind = Self.kind(name, isCode: isCode, isFirst, catalogue.help.recognition)
          rows.append([name, "\(owner)", kind.rawValue])
        }
        number += 1
      }
    }
    self.rows = rows.sorted { one, other in
      let left = one[0].lowercasedASCII
      let right = other[0].lowercasedASCII
      return left != right ? left < right : one.lexicographicallyPrecedes(other)
    }
  }

  /// The numbers of the entries that claim a code alone, by the code in small letters.
  static func owners(_ content: KnowledgeContent) -> [String: Int] {
    var owners: [String: Int] = [:]
    for (number, entry) in content.entries.enumerated() {
      for code in entry.recognition.codes { owners[code.lowercasedASCII] = number }
    }
    return owners
  }

  private static func kind(
    _ name: String, isCode: Bool, _ isFirst: Bool, _ recognition: CatalogueHelp.Recognition
  ) -> KnowledgeArchive.CodeClaim.Kind {
    if recognition == .code, isCode { return isFirst ? .alone : .shared }
    return recognition != .message && isTelling(name) ? .named : .explained
  }

  /// Whether a name is no word of any language: it has a capital, a digit or a line within.
  private static func isTelling(_ name: String) -> Bool {
    name.utf8.dropFirst().contains { (0x41...0x5A).contains($0) || $0 == 0x5F }
  }
}
