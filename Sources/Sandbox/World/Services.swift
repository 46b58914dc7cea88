/// The services that the sandbox plays.
enum Services {
  /// Makes them.
  ///
  /// - Parameter faults: The faults that were ordered.
  /// - Returns: One for each group of hosts.
  /// - Throws: `CryptographyError` when there is no key to be had.
  static func all(faults: FaultSet) throws -> [any Service] {
    let directory = Directory(faults: faults)
    let key = try SigningKey()
    return [
      Entra(directory: directory, key: key), Dataverse(directory: directory, key: key),
      AzureTable(faults: faults),
    ]
  }
}
