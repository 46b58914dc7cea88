import Text

/// The storage account that a connection string leads to, and what opens it.
struct StorageAccount: Sendable {
  /// What opens the account.
  enum Credential: Sendable {
    /// The account's key, decoded.
    case key(Secret)
    /// A shared access signature, a query without question mark.
    case signature(Secret)
  }

  let name: String
  let endpoint: TableEndpoint
  let credential: Credential

  var isSigned: Bool {
    guard case .signature = credential else { return false }
    return true
  }
}

/// Where the table service of an account is.
struct TableEndpoint: Sendable, Hashable {
  /// In lower case, without port.
  let host: String
  /// As it stands in the address; `nil` for 443.
  let port: String?
  /// What stands before every path, such as `/account` where the account is not in the host name.
  let path: String

  /// The address of the service, without a slash at its end.
  var address: String { "https://" + host + (port.map { ":" + $0 } ?? "") + path }

  /// Suffixes under which only Azure's table services have names: other services of an account,
  /// such as its web site, are its owner's to log.
  private static let azureSuffixes = [
    "table.core.windows.net", "table.core.usgovcloudapi.net", "table.core.chinacloudapi.cn",
    "table.storage.azure.net", "table.cosmos.azure.com", "table.cosmos.azure.us",
    "table.cosmos.azure.cn",
  ]

  /// Whether a secret that is meant for Azure may go there.
  var isAzures: Bool { Self.azureSuffixes.contains { host.hasSuffix("." + $0) } }

  init(host: String, port: String? = nil, path: String = "") {
    self.host = host
    self.port = port
    self.path = path
  }

  /// Reads `TableEndpoint`.
  init(_ address: String) throws(ConnectionSlip) {
    let lower = address.lowercased()
    if lower.hasPrefix("http://") { throw .notSecure }
    let malformed = ConnectionSlip(
      "table-string-damaged", "the connection string has a malformed TableEndpoint")
    guard lower.hasPrefix("https://") else { throw malformed }
    let rest = address.dropFirst(8)
    let authority = rest.prefix { $0 != "/" && $0 != "?" && $0 != "#" }
    let path = rest.dropFirst(authority.count)
    let parts = authority.split(separator: ":", omittingEmptySubsequences: false)
    guard let host = parts.first?.lowercased(), Self.isHost(host), parts.count <= 2,
      !path.contains(where: { "?#%\\@".contains($0) })
    else { throw malformed }
    var port = parts.count == 2 ? String(parts[1]) : nil
    if let text = port, UInt16(text) == nil { throw malformed }
    if port == "443" { port = nil }
    self.init(
      host: host, port: port, path: String(path.hasSuffix("/") ? path.dropLast() : path))
  }

  static func isHost(_ text: String) -> Bool {
    let labels = text.utf8.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
    return labels.count >= 2 && text.utf8.count <= 253
      && labels.allSatisfy { label in
        (1...63).contains(label.count) && label.first != 0x2D && label.last != 0x2D
          && label.allSatisfy { byte in
            (0x30...0x39).contains(byte) || (0x61...0x7A).contains(byte) || byte == 0x2D
          }
      }
  }
}

extension ConnectionSlip {
  static let notSecure = ConnectionSlip(
    "table-not-https", "the connection string asks for http, not https")
}
