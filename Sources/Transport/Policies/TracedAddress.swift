import Text

/// Addresses as a trace shows them.
enum TracedAddress {
  /// Names of query fields whose values prove who asks, or stand for somebody.
  private static let secretNames: Set<String> = [
    "sig", "code", "client_secret", "client_assertion", "access_token", "refresh_token",
    "id_token", "token", "password", "key", "secret", "assertion", "munchkin",
  ]

  /// Hides the values of such fields, and a name and password in front of the host.
  static func masked(_ url: String) -> String {
    let parts = url.split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false)
    let path = withoutCredentials(parts[0])
    guard parts.count == 2 else { return path }
    let fields = parts[1].split(separator: "&", omittingEmptySubsequences: false).map { field in
      let name = field.prefix { $0 != "=" }
      let isSecret = secretNames.contains(name.lowercased()) && name.count < field.count
      return isSecret ? "\(name)=\(Secret.mask)" : String(field)
    }
    return "\(path)?\(fields.joined(separator: "&"))"
  }

  private static func withoutCredentials(_ text: Substring) -> String {
    let pieces = text.split(separator: "//", maxSplits: 1, omittingEmptySubsequences: false)
    guard pieces.count == 2 else { return String(text) }
    let authority = pieces[1].prefix { $0 != "/" }
    guard let at = authority.lastIndex(of: "@") else { return String(text) }
    return "\(pieces[0])//\(Secret.mask)\(pieces[1][at...])"
  }
}
