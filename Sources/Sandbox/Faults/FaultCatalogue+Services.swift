extension FaultCatalogue {
  /// What a service answers to order.
  static let services: [Fault] =
    signIn + organisation + tables + marketo + salesforce + endpoints
}
