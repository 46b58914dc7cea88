/// An offer by its parts: `publisher.offer`.
public struct LeadOffer: Sendable, Hashable {
  /// What an offer's id looks like.
  public enum Form: String, Sendable, Hashable {
    /// A name that the publisher chose.
    case name
    /// A GUID, as offers of AppSource have.
    case guid
    /// A GUID that lacks its last characters, as a documented sample does.
    case cutGUID
  }

  /// The publisher's id, which has no dot.
  public let publisher: String
  /// The offer's id, which may hold dots and hyphens.
  public let offer: String
  /// What the offer's id looks like.
  public let form: Form

  /// Parts a text at its first dot.
  ///
  /// - Parameter text: The text; a title with blanks is no pair of ids.
  public init?(_ text: String) {
    guard let dot = text.utf8.firstIndex(of: UInt8(ascii: ".")) else { return nil }
    let publisher = text[..<dot]
    let offer = text[text.utf8.index(after: dot)...]
    guard !publisher.isEmpty, !offer.isEmpty, publisher.utf8.allSatisfy(Self.isOfId),
      offer.utf8.allSatisfy({ Self.isOfId($0) || $0 == UInt8(ascii: ".") })
    else { return nil }
    self.publisher = String(publisher)
    self.offer = String(offer)
    form = Self.form(of: offer)
  }

  private static func isOfId(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, UInt8(ascii: "-"), UInt8(ascii: "_"): true
    default: false
    }
  }

  private static func form(of offer: Substring) -> Form {
    guard offer.utf8.count > 24 else { return .name }
    let groups = offer.split(separator: "-", omittingEmptySubsequences: false)
    guard groups.count == 5, groups.allSatisfy({ $0.allSatisfy(\.isHexDigit) }),
      groups.dropLast().map(\.count) == [8, 4, 4, 4]
    else { return .name }
    switch groups[4].count {
    case 12: return .guid
    case 1..<12: return .cutGUID
    default: return .name
    }
  }
}
