/// Hides what names a person or an organisation: ids, mail addresses, and the hosts that bear an
/// organisation's name keep their form only.
enum IdentifierMask {
  /// Behind an organisation's own part in the names of its hosts.
  private static let organisationHosts = [
    ".onmicrosoft.com", ".dynamics.com", ".sharepoint.com", ".core.windows.net", ".mktorest.com",
    ".my.salesforce.com",
  ]
  private static let guidLength = 36

  static func masked(_ text: String) -> String {
    var result = String.UnicodeScalarView()
    var word: [Unicode.Scalar] = []
    func close() {
      result.append(contentsOf: masked(word))
      word = []
    }
    for scalar in text.unicodeScalars {
      let isPart =
        scalar.properties.isAlphabetic || ("0"..."9").contains(scalar)
        || ["-", "@", ".", "_", "+"].contains(scalar)
      if isPart {
        word.append(scalar)
      } else {
        close()
        result.append(scalar)
      }
    }
    close()
    return String(result)
  }

  private static func masked(_ word: [Unicode.Scalar]) -> [Unicode.Scalar] {
    if word.contains("@") { return Array("user@example.com".unicodeScalars) }
    return withoutIDs(withoutOrganisation(word))
  }

  private static func withoutOrganisation(_ word: [Unicode.Scalar]) -> [Unicode.Scalar] {
    guard let dot = word.firstIndex(of: ".") else { return word }
    var rest = String.UnicodeScalarView()
    rest.append(contentsOf: word[dot...])
    let host = String(rest).lowercased()
    guard organisationHosts.contains(where: host.contains) else { return word }
    return Array("contoso".unicodeScalars) + word[dot...]
  }

  /// Also an id that stands within a word, or at the end of a sentence.
  private static func withoutIDs(_ word: [Unicode.Scalar]) -> [Unicode.Scalar] {
    var word = word
    var start = 0
    while start + guidLength <= word.count {
      let range = start..<start + guidLength
      guard isID(word[range]) else {
        start += 1
        continue
      }
      for place in range where word[place] != "-" { word[place] = "0" }
      start = range.upperBound
    }
    return word
  }

  private static func isID(_ scalars: ArraySlice<Unicode.Scalar>) -> Bool {
    zip(0..., scalars).allSatisfy { offset, scalar in
      [8, 13, 18, 23].contains(offset) ? scalar == "-" : scalar.properties.isASCIIHexDigit
    }
  }
}
