/// The services that the sandbox plays.
enum Services {
  /// Makes them, with a fresh key for tokens.
  ///
  /// - Parameter faults: The faults that were ordered.
  /// - Returns: One for each group of hosts.
  /// - Throws: `CryptographyError` when there is no key to be had.
  static func all(faults: FaultSet) throws -> [any Service] {
    all(faults: faults, key: try SigningKey())
  }

  /// Makes them.
  ///
  /// - Parameters:
  ///   - faults: The faults that were ordered.
  ///   - key: The key that signs tokens.
  /// - Returns: One for each group of hosts.
  static func all(faults: FaultSet, key: SigningKey) -> [any Service] {
    let directory = Directory(faults: faults)
    return [
      Entra(directory: directory, key: key), Dataverse(directory: directory, key: key),
      AzureTable(faults: faults),
    ]
  }
}
