public import Text

/// The secrets within a secret: a service may repeat one of them without the rest.
public enum SecretParts {
  /// A shorter value opens nothing, and is a word of every report.
  private static let shortest = 8

  /// Finds the account key and the shared access signature in a connection string, the key in an
  /// address, and what a signature is worth nothing without.
  ///
  /// - Parameter secret: The text of a secret field, resolved.
  /// - Returns: The parts; none for a secret that has no parts.
  public static func of(_ secret: Secret) -> [Secret] {
    secret.withExposedValue { bytes in
      let values = bytes.split(separator: UInt8(ascii: ";")).compactMap { part in
        value(of: ["accountkey", "sharedaccesssignature"], in: part)
      }
      let signatures = (values.isEmpty ? [bytes[...]] : values).flatMap { query in
        query.split { $0 == UInt8(ascii: "&") || $0 == UInt8(ascii: "?") }
          .compactMap { value(of: ["sig", "code"], in: $0) }
      }
      return (values + signatures).filter { $0.count >= shortest }.map { Secret(bytes: Array($0)) }
    }
  }

  private static func value(
    of keys: [String], in pair: ArraySlice<UInt8>
  ) -> ArraySlice<UInt8>? {
    guard let equals = pair.firstIndex(of: UInt8(ascii: "=")) else { return nil }
    let key = String(decoding: pair[..<equals], as: UTF8.self)
      .trimming(while: { $0.properties.isWhitespace }).lowercased()
    return keys.contains(key) ? pair[(equals + 1)...] : nil
  }
}
