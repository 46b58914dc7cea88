/// Whether a record is a lead: an error that a service reports, or a row about something else, must
/// not be taken for one.
struct LeadEvidence {
  let isLead: Bool
  /// Whether only a lead looks like this.
  let isCertain: Bool

  init(_ reading: LeadReading, _ declared: DeclaredSource) {
    let identity = Self.identity.count { reading[$0] != nil }
    let details = Self.details.count { reading[$0] != nil }
    let isNamed = reading.hasSourceName && reading.hasActionName
    let isMarked = Self.marked.contains { TestLead(marker: reading.text($0)) != nil }
    let isDeclared =
      declared.source.isTelling
      || LeadVocabulary.isDocumented(source: declared.source.source)
        && (identity > 0 || reading[.action] != nil)
    // The details of a profile alone could be anybody's.
    let hasDetails = reading.hasDetails && (identity > 0 || reading.hasSourceName || isNamed)
    isCertain = isNamed || isMarked || isDeclared || hasDetails
    let isPerson = identity > 0 && identity + details + (reading.hasSourceName ? 1 : 0) >= 3
    isLead = isCertain || (isPerson && !reading.hasFailure)
  }

  private static let identity: [LeadRole] = [.email, .lastName, .fullName]
  private static let details: [LeadRole] = [.firstName, .phone, .country, .company, .title]
  private static let marked: [LeadRole] = [
    .email, .lastName, .company, .description, .subject, .source,
  ]
}

/// Where a lead bears the marker of a test lead.
struct LeadTestMarks {
  /// The test lead that it is, when it bears the marker where a customer's cannot.
  let test: TestLead?
  /// The different markers, in order.
  let markers: [TestLead]
  /// How many of the fields that can bear it do, and how many hold something.
  let marked: Int
  let filled: Int

  init(_ lead: Lead) {
    let customer = lead.customer
    let fields = [
      customer.firstName, customer.lastName, customer.email, customer.company, customer.title,
      lead.description,
    ]
    let found = fields.compactMap { TestLead(marker: $0) }
    let source = TestLead(marker: lead.source.source)
    var markers: [TestLead] = []
    for marker in [source].compactMap(\.self) + found where !markers.contains(marker) {
      markers.append(marker)
    }
    self.markers = markers
    marked = found.count
    filled = fields.count { !$0.trimmed.isEmpty }
    let isTest =
      source != nil || TestLead(marker: lead.description) != nil || marked * 2 >= max(filled, 1)
    test = isTest ? markers.first : nil
  }
}
