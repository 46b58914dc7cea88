extension World {
  /// The host of the organisation's interface alone, beside that of its pages.
  static let interfaceHost = "contoso.api.crm4.dynamics.com"
  /// The hosts of the destinations.
  static let destinationHosts =
    [organisationHost, interfaceHost, tableHost] + marketoHosts + salesforceHosts + endpointHosts
  /// Every host that a trouble of the network can be ordered for.
  static let hosts = [authorityHost] + destinationHosts
}
