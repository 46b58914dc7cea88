public import Text

/// A lead that was taken apart.
public struct DecodedLead: Sendable, Hashable {
  /// The form in which it came.
  public let form: LeadForm
  /// What it tells; what it does not tell is empty.
  public let lead: Lead
  /// The publication's test lead that it is, if it is one.
  public let test: TestLead?
  /// When it was made, where the record tells.
  public let created: Timestamp?
  /// What is to be said about it, the gravest first.
  public let remarks: [LeadRemark]
  /// What means nothing to this program, kept as it came.
  public let others: [LeadRecord.Member]

  /// Takes the parts as they are.
  ///
  /// - Parameters:
  ///   - form: The form in which it came.
  ///   - lead: What it tells.
  ///   - test: The publication's test lead that it is.
  ///   - created: When it was made.
  ///   - remarks: What is to be said about it.
  ///   - others: What means nothing to this program.
  public init(
    form: LeadForm, lead: Lead, test: TestLead? = nil, created: Timestamp? = nil,
    remarks: [LeadRemark] = [], others: [LeadRecord.Member] = []
  ) {
    self.form = form
    self.lead = lead
    self.test = test
    self.created = created
    self.remarks = remarks
    self.others = others
  }
}

/// The forms in which leads arrive.
public enum LeadForm: String, Sendable, Hashable, CaseIterable {
  /// The text `Source-Action|Offer` alone.
  case leadSource
  /// The body that an HTTPS endpoint gets.
  case httpsEndpoint
  /// A row of the Dynamics 365 table `lead`.
  case dynamics
  /// A row of Salesforce's Lead, or the fields of its form.
  case salesforce
  /// A person of Marketo, or the fields of its form.
  case marketo
  /// A row of the Azure table.
  case table
  /// A block of lines `key = value`, as the questions and answers show the test lead.
  case block
  /// A row of what Partner Center's Referrals workspace exports.
  case referrals
  /// The customer's details alone, as every form names them.
  case customer
}

/// Something to be said about a lead.
public struct LeadRemark: Sendable, Hashable {
  /// How grave it is.
  public enum Gravity: String, Sendable, Hashable, Comparable {
    case wrong, warning, note

    /// Orders by gravity, the gravest first.
    ///
    /// - Parameters:
    ///   - left: One.
    ///   - right: Another.
    /// - Returns: Whether the first is the graver.
    public static func < (left: Gravity, right: Gravity) -> Bool { left.place < right.place }

    private var place: Int {
      switch self {
      case .wrong: 0
      case .warning: 1
      case .note: 2
      }
    }
  }

  /// A stable name, such as `do-not-contact`.
  public let id: String
  /// How grave it is.
  public let gravity: Gravity
  /// The name of the member that it is about; empty where it is about the whole.
  public let member: String
  /// What is said, in a sentence or two.
  public let text: String

  /// Takes the parts as they are.
  ///
  /// - Parameters:
  ///   - id: A stable name.
  ///   - gravity: How grave it is.
  ///   - member: The name of the member that it is about.
  ///   - text: What is said.
  public init(_ id: String, _ gravity: Gravity, member: String = "", _ text: String) {
    self.id = id
    self.gravity = gravity
    self.member = member
    self.text = text
  }
}
