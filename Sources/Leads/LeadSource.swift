/// Where a lead came from: `Source-Action|Offer`, as Marketplace writes it.
///
/// Sources and actions that nobody documented are kept as they are.
public struct LeadSource: Sendable, Hashable, CustomStringConvertible {
  /// The documented sources.
  public enum Source: String, Sendable, Hashable, CaseIterable {
    /// The Azure Marketplace site.
    case azureMarketplace = "AzureMarketplace"
    /// The Azure portal.
    case azurePortal = "AzurePortal"
    /// A test drive.
    case testDrive = "TestDrive"
    /// AppSource, by its internal name.
    case appSource = "SPZA"
  }

  /// The documented actions.
  public enum Action: String, Sendable, Hashable, CaseIterable {
    /// The customer pressed the button to acquire the product.
    case installation = "INS"
    /// Partner-led trial: *Contact me*.
    case partnerLedTrial = "PLT"
    /// The product was cross-listed beside another: for information only.
    case doNotContact = "DNC"
    /// The customer deployed the offer in the Azure portal.
    case create = "Create"
    /// The customer started a test drive.
    case startTestDrive = "StartTestDrive"
  }

  /// The source as it was written.
  public let source: String
  /// The action as it was written; empty where none was.
  public let action: String
  /// The offer: `publisher.offer`, or the offer's name in a test lead; empty where none was.
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

  /// Reads one. Translated pages put blanks around the bar, and one lost the hyphen.
  ///
  /// - Parameter text: `Source-Action|Offer`.
  public init?(_ text: String) {
    let halves = text.split(separator: "|", maxSplits: 1, omittingEmptySubsequences: false)
    let origin = Self.trimmed(halves.first ?? "")
    let separator: Character = origin.contains("-") ? "-" : " "
    let parts = origin.split(separator: separator, maxSplits: 1, omittingEmptySubsequences: false)
    guard let source = parts.first.map(Self.trimmed), !source.isEmpty else { return nil }
    self.source = source
    action = parts.count == 2 ? Self.trimmed(parts[1]) : ""
    offer = halves.count == 2 ? Self.trimmed(halves[1]) : ""
  }

  /// The source, when it is documented.
  public var knownSource: Source? { Source.allCases.first { Self.isSame($0.rawValue, source) } }

  /// The action, when it is documented.
  public var knownAction: Action? { Action.allCases.first { Self.isSame($0.rawValue, action) } }

  /// The publisher's id, which has neither dot nor blank; `nil` where only an offer's name stands.
  public var publisherID: String? {
    guard let dot = offer.firstIndex(of: ".") else { return nil }
    let publisher = offer[..<dot]
    let isID = !publisher.isEmpty && !publisher.contains(where: \.isWhitespace)
    return isID && dot != offer.indices.last ? String(publisher) : nil
  }

  /// The offer's id, or its name where no publisher stands before it.
  public var offerID: String {
    publisherID.map { String(offer.dropFirst($0.count + 1)) } ?? offer
  }

  /// `Source-Action|Offer`; what is missing is left out.
  public var description: String {
    source + (action.isEmpty ? "" : "-" + action) + (offer.isEmpty ? "" : "|" + offer)
  }

  private static func isSame(_ one: String, _ other: String) -> Bool {
    one.lowercased() == other.lowercased()
  }

  private static func trimmed(_ text: some StringProtocol) -> String {
    let start = text.drop(while: \.isWhitespace)
    let blanks = start.reversed().prefix(while: \.isWhitespace).count
    return String(start.dropLast(blanks))
  }
}
