/// A customer who showed interest, as Marketplace tells it.
public struct Lead: Sendable, Hashable {
  /// Who the customer is; not every field is always there.
  public struct Customer: Sendable, Hashable {
    /// The given name.
    public var firstName = ""
    /// The family name.
    public var lastName = ""
    /// The address for mail.
    public var email = ""
    /// The telephone number, as it was typed.
    public var phone = ""
    /// The country, usually two letters.
    public var country = ""
    /// Where the customer works.
    public var company = ""
    /// As what.
    public var title = ""

    /// Begins with nothing known.
    public init() {}
  }

  /// Who the customer is.
  public var customer: Customer
  /// Where the lead came from.
  public var source: LeadSource
  /// The offer's title.
  public var offerTitle: String
  /// Whatever else was noted.
  public var description: String

  /// Puts a lead together.
  ///
  /// - Parameters:
  ///   - customer: Who the customer is.
  ///   - source: Where the lead came from.
  ///   - offerTitle: The offer's title.
  ///   - description: Whatever else was noted.
  public init(
    customer: Customer, source: LeadSource, offerTitle: String, description: String = ""
  ) {
    self.customer = customer
    self.source = source
    self.offerTitle = offerTitle
    self.description = description
  }
}
