/// The parts of an address that the transport itself looks at.
struct RequestAddress: Sendable, Hashable {
  /// The host in lower case, a numerical one without brackets.
  let host: String
  let port: Int

  /// Reads an absolute `https` address.
  ///
  /// Refused are another scheme, a name or password in front of the host, and every byte that an
  /// address cannot hold unencoded, for a line break would end the request line.
  init?(_ url: String) {
    let scheme = "https://"
    let bytes = Array(url.utf8)
    guard bytes.allSatisfy({ $0 > 0x20 && $0 < 0x7F && $0 != UInt8(ascii: "\\") }),
      url.prefix(scheme.count).lowercased() == scheme
    else { return nil }
    let authority = url.dropFirst(scheme.count).prefix { !"/?#".contains($0) }
    guard !authority.contains("@"), let parts = HostAndPort(authority) else { return nil }
    host = parts.host
    port = parts.port ?? 443
  }
}

/// A host and, after a colon, a port; a numerical host with colons stands in brackets.
struct HostAndPort: Sendable, Hashable {
  let host: String
  let port: Int?

  init?(_ text: some StringProtocol) {
    let text = text.lowercased()
    var name = text[...]
    var rest = Substring()
    if text.hasPrefix("[") {
      guard let end = text.firstIndex(of: "]") else { return nil }
      name = text[text.index(after: text.startIndex)..<end]
      rest = text[text.index(after: end)...]
    } else if let colon = text.firstIndex(of: ":") {
      name = text[..<colon]
      rest = text[colon...]
    }
    guard !name.isEmpty else { return nil }
    host = String(name)
    if rest.isEmpty || rest == ":" {
      port = nil
    } else {
      guard rest.hasPrefix(":"), let number = Int(rest.dropFirst()), (1...65535).contains(number)
      else { return nil }
      port = number
    }
  }
}
