/// Where a lead came from: `Source-Action|Offer`, as Marketplace writes it.
public struct LeadSource: Sendable, Hashable, CustomStringConvertible {
  /// The source, such as `AzureMarketplace`.
  public let source: String
  /// The action, such as `INS`; empty where there is none.
  public let action: String
  /// The offer: `publisher.offer`, or the offer's name in a test lead; empty where there is none.
  public let offer: String

  /// Puts one together.
  ///
  /// - Parameters:
  ///   - source: The source.
  ///   - action: The action.
  ///   - offer: The offer.
  public init(source: String, action: String, offer: String) {
    self.source = source
    self.action = action
    self.offer = offer
  }

  /// `Source-Action|Offer`; what is missing is left out.
  public var description: String {
    source + (action.isEmpty ? "" : "-" + action) + (offer.isEmpty ? "" : "|" + offer)
  }
}
