/// Where to connect to in place of a host: `HOST:PORT:ADDRESS:PORT`, as `CURLOPT_CONNECT_TO` has
/// it; an empty part in front means any, an empty part behind means the same.
struct Detour: Sendable, Hashable {
  let fromHost: String
  let fromPort: String
  let toHost: String

  init?(_ text: String) {
    var rest = text.lowercased()[...]
    guard let fromHost = Self.takeHost(&rest), let fromPort = Self.take(&rest),
      let toHost = Self.takeHost(&rest), Self.isPort(rest)
    else { return nil }
    self.fromHost = fromHost
    self.fromPort = fromPort
    self.toHost = toHost
  }

  /// Whether the detour is for an address.
  func applies(to address: RequestAddress) -> Bool {
    (fromHost.isEmpty || fromHost == address.host)
      && (fromPort.isEmpty || fromPort == String(address.port))
  }

  /// libcurl passes over a detour whose last part is none, and goes where the name leads.
  private static func isPort(_ text: Substring) -> Bool {
    text.isEmpty || text.utf8.allSatisfy { (0x30...0x39).contains($0) } && Int(text) ?? .max < 65536
  }

  private static func takeHost(_ rest: inout Substring) -> String? {
    guard rest.hasPrefix("[") else { return take(&rest) }
    guard let end = rest.firstIndex(of: "]") else { return nil }
    let host = String(rest[rest.index(after: rest.startIndex)..<end])
    // To libcurl, brackets around a name are a part of it: it is nobody's.
    guard host.contains(":") else { return nil }
    rest = rest[rest.index(after: end)...]
    return take(&rest) == "" ? host : nil
  }

  private static func take(_ rest: inout Substring) -> String? {
    guard let colon = rest.firstIndex(of: ":") else { return nil }
    defer { rest = rest[rest.index(after: colon)...] }
    return String(rest[..<colon])
  }
}
