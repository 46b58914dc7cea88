/// The name of a user of a directory, `name@domain`.
enum AccountName {
  /// The services in which people have accounts of their own, which belong to no directory.
  private static let personalDomains: Set<String> = [
    "gmail.com", "hotmail.com", "live.com", "msn.com", "outlook.com", "passport.com",
  ]

  /// What is wrong with a name; `nil` where nothing is.
  static func trouble(of text: String) -> String? {
    if text.trimmingBlanks != text { return "the user name has blanks around it" }
    let parts = text.split(separator: "@", omittingEmptySubsequences: false)
    guard parts.count == 2, !parts[0].isEmpty, let domain = DomainName(String(parts[1])),
      !text.unicodeScalars.contains(where: { $0.isBlank || "\\/:<>\"".unicodeScalars.contains($0) })
    else { return "the user name is not of the form name@domain" }
    guard personalDomains.contains(domain.text) else { return nil }
    return "the user name is that of a personal account, which no directory knows"
  }
}
