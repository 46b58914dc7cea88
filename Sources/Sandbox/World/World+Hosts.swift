extension World {
  /// The hosts of the destinations.
  static let destinationHosts = [organisationHost, tableHost]
  /// Every host that is played.
  static let hosts = [authorityHost] + destinationHosts
}
