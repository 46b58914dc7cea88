public import Text

/// What a definition is filled in with; never a secret. What is not known stays to be filled in.
public struct NoticeSettings: Sendable, Hashable {
  /// Who is told: addresses for mail.
  public var recipients: [String] = []
  /// The storage account.
  public var account: String?
  /// The table that leads come to.
  public var table = "MarketplaceLeads"
  /// The address of the Dynamics 365 environment.
  public var environment: String?
  /// The directory that the environment belongs to, and the application that looks into it.
  public var directory: String?
  /// The application that looks into the environment.
  public var application: String?
  /// The host of the Salesforce organisation, My Domain.
  public var domain: String?
  /// Hours between two looks of a flow into the table.
  public var hours = 1
  /// The moment that the package of a flow bears.
  public var moment: Timestamp

  /// Begins with nothing known.
  ///
  /// - Parameter moment: The moment that the package of a flow bears.
  public init(moment: Timestamp) { self.moment = moment }

  /// How many hours there can be between two looks.
  public static let hourRange = 1...24

  /// Whether a text can be an address: of letters, digits and a few signs, so that it means nothing
  /// in an expression of a workflow.
  ///
  /// - Parameter text: The text.
  /// - Returns: Whether it can.
  public static func isAddress(_ text: String) -> Bool {
    let parts = text.split(separator: "@", omittingEmptySubsequences: false)
    guard parts.count == 2, !parts[0].isEmpty, text.utf8.count <= 254 else { return false }
    let labels = parts[1].split(separator: ".", omittingEmptySubsequences: false)
    return labels.count > 1 && labels.allSatisfy { !$0.isEmpty && $0.utf8.allSatisfy(isLetter) }
      && parts[0].utf8.allSatisfy { isLetter($0) || ".!#$%&*+/=?^_~|-".utf8.contains($0) }
  }

  /// Whether a text can be the name of a table: a letter, then letters and digits.
  ///
  /// - Parameter text: The text.
  /// - Returns: Whether it can.
  public static func isTableName(_ text: String) -> Bool {
    (3...63).contains(text.utf8.count) && text.first?.isLetter == true
      && text.utf8.allSatisfy { isLetter($0) && $0 != UInt8(ascii: "-") }
  }

  private static func isLetter(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "-"):
      true
    default: false
    }
  }
}
