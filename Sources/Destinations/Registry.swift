/// Every destination that can be verified. Adding one is a folder and a line here.
public enum Registry {
  /// The destinations, in the order in which they are listed.
  public static let all: [Destination] = [
    .dynamics, .marketo, .salesforce, .azureTable, .httpsEndpoint, .azureBlob, .email,
    .noDestination,
  ]

  /// Finds a destination.
  ///
  /// - Parameter id: Its name in the `customer-leads` document.
  /// - Returns: The destination, or `nil` where there are no checks for that name.
  public static func destination(_ id: String) -> Destination? { all.first { $0.id == id } }
}
