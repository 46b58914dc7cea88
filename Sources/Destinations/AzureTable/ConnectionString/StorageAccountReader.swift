import Text

/// Makes an account of a connection string, or says what keeps it from being one.
struct StorageAccountReader {
  /// The account, where nothing stands in the way.
  let account: StorageAccount
  /// What somebody ought to know all the same.
  let warning: ConnectionSlip?

  init(_ text: String) throws(ConnectionSlip) {
    let trimmed = text.trimming(while: { $0.properties.isWhitespace })
    let pairs = try ConnectionString(trimmed)
    try Self.checkEmulator(pairs)
    try Self.checkSamples(pairs)
    try Self.checkProtocol(pairs)
    let credential = try Self.credential(pairs)
    let endpoint = try Self.endpoint(pairs)
    account = StorageAccount(
      name: try Self.name(pairs, endpoint), endpoint: endpoint, credential: credential)
    warning = Self.warning(pairs, endpoint, hasBlanks: trimmed != text)
  }

  private static func checkEmulator(_ pairs: ConnectionString) throws(ConnectionSlip) {
    let isEmulator =
      pairs["UseDevelopmentStorage"] != nil || pairs["DevelopmentStorageProxyUri"] != nil
      || pairs["AccountName"] == "devstoreaccount1"
    guard isEmulator else { return }
    throw ConnectionSlip(
      "table-emulator", "the connection string is that of the storage emulator")
  }

  private static func checkSamples(_ pairs: ConnectionString) throws(ConnectionSlip) {
    let samples: Set<String> = [
      "myaccountname", "myaccount", "storagesample", "youraccountname", "storageaccountname",
      "accountname", "storageaccount", "yourstorageaccount", "mystorageaccount", "myaccountkey",
      "youraccountkey", "accountkey", "mykey", "yourkey", "key",
    ]
    for key in ["AccountName", "AccountKey"] {
      guard let value = pairs[key] else { continue }
      let bare = value.lowercased().filter { $0.isLetter || $0.isNumber }
      let isSample =
        samples.contains(bare) || value.hasPrefix("<") || value.hasPrefix("[")
        || value.hasPrefix("...")
      if isSample {
        throw ConnectionSlip(
          "table-sample-value", "the value of '\(key)' is a sample of the documentation")
      }
    }
  }

  private static func checkProtocol(_ pairs: ConnectionString) throws(ConnectionSlip) {
    guard let scheme = pairs["DefaultEndpointsProtocol"]?.lowercased() else { return }
    if scheme == "http" { throw .notSecure }
    guard scheme == "https" else {
      throw .damaged("a DefaultEndpointsProtocol that is neither http nor https")
    }
  }

  private static func credential(
    _ pairs: ConnectionString
  ) throws(ConnectionSlip) -> StorageAccount.Credential {
    if let key = pairs["AccountKey"] { return .key(try decoded(key)) }
    guard let signature = pairs["SharedAccessSignature"] else {
      throw ConnectionSlip(
        "table-key-missing",
        "the connection string has neither an account key nor a shared access signature")
    }
    let query = signature.hasPrefix("?") ? String(signature.dropFirst()) : signature
    return .signature(Secret(query))
  }

  /// The key's bytes. A key has 64 of them; fewer are a key that was cut off.
  private static func decoded(_ key: String) throws(ConnectionSlip) -> Secret {
    let bytes: [UInt8]
    do throws(Base64Error) {
      bytes = try Base64.decode(key)
    } catch {
      let what =
        switch error.problem {
        case .foreignCharacter: "has a character that base64 does not have"
        case .cutOff: "is cut off"
        case .overfilled, .bitsLeftOver: "was altered: it is not base64"
        }
      throw ConnectionSlip("table-key-malformed", "the account key \(what)")
    }
    guard bytes.count == 64 else {
      throw ConnectionSlip(
        "table-key-malformed", "the account key has \(bytes.count) bytes in place of 64")
    }
    return Secret(bytes: bytes)
  }

  private static func name(
    _ pairs: ConnectionString, _ endpoint: TableEndpoint
  ) throws(ConnectionSlip) -> String {
    let first = endpoint.host.split(separator: ".").first.map(String.init) ?? ""
    let name = pairs["AccountName"] ?? first
    guard StorageAccountName.isWellFormed(name) || pairs["AccountName"] == nil else {
      throw ConnectionSlip(
        "table-account-malformed",
        "the account name is not 3 to 24 lower-case letters and digits: "
          + "'\(QuotedValue.shown(name))'")
    }
    return name
  }

  private static func endpoint(_ pairs: ConnectionString) throws(ConnectionSlip) -> TableEndpoint {
    if let address = pairs["TableEndpoint"] { return try TableEndpoint(address) }
    guard let name = pairs["AccountName"] else {
      throw ConnectionSlip("table-account-malformed", "the connection string names no account")
    }
    let suffix = pairs["EndpointSuffix"]?.lowercased() ?? "core.windows.net"
    try EndpointSuffix.check(suffix)
    return TableEndpoint(host: "\(name.lowercased()).table.\(suffix)")
  }

  private static func warning(
    _ pairs: ConnectionString, _ endpoint: TableEndpoint, hasBlanks: Bool
  ) -> ConnectionSlip? {
    if hasBlanks { return .damaged("blanks around it") }
    if pairs["AccountKey"] != nil, pairs["SharedAccessSignature"] != nil {
      return .damaged("both an account key and a shared access signature")
    }
    guard !endpoint.isAzures else { return nil }
    return ConnectionSlip(
      "table-endpoint-suffix", "the host is not one of Azure's: '\(endpoint.host)'")
  }
}

/// What stands behind `ACCOUNT.table.`.
enum EndpointSuffix {
  /// Names the slips of suffixes that are meant to be Azure's.
  static func check(_ suffix: String) throws(ConnectionSlip) {
    let known = ["core.windows.net", "core.usgovcloudapi.net", "core.chinacloudapi.cn"]
    if known.contains(suffix) { return }
    if suffix == "core.cloudapi.de" {
      throw ConnectionSlip(
        "table-endpoint-suffix", "the endpoint suffix is that of the German cloud, which closed")
    }
    // `core.screens.net` is a slip of the documentation itself.
    let isScreens = suffix == "core.screens.net"
    let meant =
      known.first { suffix.hasSuffix("." + $0) || suffix == "." + $0 }
      ?? (isScreens ? known[0] : NearestName.of(suffix, among: known))
    guard let meant else {
      guard TableEndpoint.isHost(suffix) else {
        throw ConnectionSlip("table-endpoint-suffix", "the endpoint suffix is no host name")
      }
      return
    }
    throw ConnectionSlip(
      "table-endpoint-suffix", "the endpoint suffix is '\(suffix)', not '\(meant)'")
  }
}
