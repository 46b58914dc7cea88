import Glibc

/// Which secret of which set-up, as a password manager is to find it again.
public struct SecretPlace: Sendable, Hashable {
  /// The profile's name.
  public let profile: String
  /// The field's key.
  public let key: String
  /// The name of a key vault, for the managers that need one.
  public let vault: String?

  /// Names a place; `nil` where no manager could bear the names.
  ///
  /// - Parameters:
  ///   - profile: The profile's name.
  ///   - key: The field's key.
  ///   - vault: The name of a key vault.
  public init?(profile: String, key: String, vault: String? = nil) {
    guard ProfileFolder.isName(profile), ProfileFolder.isName(key) else { return nil }
    if let vault, !Self.isVault(vault) { return nil }
    self.profile = profile
    self.key = key
    self.vault = vault
  }

  /// Whether a name can be that of a key vault: 3 to 24 letters, digits and hyphens.
  ///
  /// - Parameter name: The name.
  /// - Returns: Whether a key vault can bear it.
  public static func isVault(_ name: String) -> Bool {
    (3...24).contains(name.utf8.count) && !name.hasPrefix("-") && !name.hasSuffix("-")
      && name.utf8.allSatisfy(isVaultByte)
  }

  /// What the secret is called in a key vault, where only letters of either case, digits and
  /// hyphens are known. Two places never share a name.
  var vaultName: String {
    let whole = "leadline-\(profile)-\(key)"
    let plain = String(
      decoding: whole.utf8.map { Self.isVaultByte($0) ? $0 : UInt8(ascii: "-") }, as: UTF8.self)
    if plain == whole, profile.utf8.allSatisfy({ !(0x41...0x5A).contains($0) }),
      plain.utf8.count <= 127
    {
      return plain
    }
    // FNV-1a over both names, apart.
    let hash = "\(profile)/\(key)".utf8.reduce(0xCBF2_9CE4_8422_2325 as UInt64) {
      ($0 ^ UInt64($1)) &* 0x100_0000_01B3
    }
    return plain.prefix(100) + "-" + String(hash, radix: 16)
  }

  private static func isVaultByte(_ byte: UInt8) -> Bool {
    (0x30...0x39).contains(byte) || (0x61...0x7A).contains(byte | 0x20) || byte == 0x2D
  }
}

/// A password manager that can keep a secret, and tell it again to a `${cmd:…}` reference.
public enum SecretKeeper: String, Sendable, Hashable, CaseIterable {
  /// The desktop's keyring, through libsecret's `secret-tool`.
  case secretTool = "secret-tool"
  /// The standard Unix password manager.
  case pass
  /// The keychain of macOS.
  case security
  /// A key vault of Azure, through the Azure CLI.
  case keyVault = "key-vault"

  /// The program that is run.
  public var program: String { self == .keyVault ? "az" : rawValue }

  /// Whether a place must name a key vault.
  public var needsVault: Bool { self == .keyVault }

  /// Where the program is; `nil` where it is not installed.
  ///
  /// - Parameter environment: The variables; `PATH` is looked at.
  /// - Returns: Its path.
  public func path(in environment: [String: String]) -> String? {
    (environment["PATH"] ?? "").split(separator: ":").map { "\($0)/\(program)" }.first { path in
      var facts = stat()
      return unsafe access(path, X_OK) == 0 && stat(path, &facts) == 0 && facts.isRegularFile
    }
  }

  /// The words that keep the secret that they read from their standard input.
  ///
  /// - Parameter place: Where.
  /// - Returns: The words; `nil` where the program takes a secret as an argument only, which every
  ///   process of the machine can see, or where the place names no vault.
  public func wordsToStore(at place: SecretPlace) -> [String]? {
    switch self {
    case .secretTool:
      ["secret-tool", "store", "--label=leadline \(place.profile) \(place.key)"]
        + attributes(of: place)
    case .pass: ["pass", "insert", "--multiline", "--force", path(of: place)]
    case .security: nil
    case .keyVault:
      place.vault.map {
        // By its other encodings it would take the text for bytes.
        ["az", "keyvault", "secret", "set", "--vault-name", $0, "--name", place.vaultName]
          + ["--file", "/dev/stdin", "--encoding", "utf-8", "--output", "none"]
      }
    }
  }

  /// The words that say the secret.
  ///
  /// - Parameter place: Where it is kept.
  /// - Returns: The words; `nil` where the place names no vault.
  public func wordsToLookUp(at place: SecretPlace) -> [String]? {
    switch self {
    case .secretTool: ["secret-tool", "lookup"] + attributes(of: place)
    case .pass: ["pass", "show", path(of: place)]
    case .security:
      ["security", "find-generic-password", "-s", "leadline"]
        + ["-a", "\(place.profile)/\(place.key)", "-w"]
    case .keyVault:
      place.vault.map {
        ["az", "keyvault", "secret", "show", "--vault-name", $0, "--name", place.vaultName]
          + ["--query", "value", "--output", "tsv"]
      }
    }
  }

  /// The words with which the user can put the secret there by hand, asked for it by the program.
  ///
  /// - Parameter place: Where.
  /// - Returns: The words; `nil` where the program does not ask.
  public func wordsToEnter(at place: SecretPlace) -> [String]? {
    switch self {
    case .secretTool: ["secret-tool", "store", "--label=leadline"] + attributes(of: place)
    case .pass: ["pass", "insert", path(of: place)]
    case .security:
      ["security", "add-generic-password", "-U", "-s", "leadline"]
        + ["-a", "\(place.profile)/\(place.key)", "-w"]
    case .keyVault: nil
    }
  }

  /// What stands in the profile in place of the secret. No word of it needs quoting.
  ///
  /// - Parameter place: Where the secret is kept.
  /// - Returns: The reference; `nil` where the place names no vault.
  public func reference(to place: SecretPlace) -> String? {
    wordsToLookUp(at: place).map { "${cmd:" + $0.joined(separator: " ") + "}" }
  }

  private func attributes(of place: SecretPlace) -> [String] {
    ["service", "leadline", "profile", place.profile, "key", place.key]
  }

  private func path(of place: SecretPlace) -> String { "leadline/\(place.profile)/\(place.key)" }
}
