import Text

/// Looks for what is to be said about a lead. Nothing is called wrong that is merely unusual.
struct LeadChecks {
  private(set) var remarks: [LeadRemark] = []

  private let record: DecodedRecord
  private var lead: Lead { record.lead }

  init(_ record: DecodedRecord) {
    self.record = record
    checkTest()
    checkAction()
    checkSource()
    checkOffer()
    checkForm()
    if record.form != .leadSource {
      checkCustomer()
    }
    remarks = remarks.inOrder
  }

  /// Adds a remark; `role` is what it is about.
  private mutating func say(
    _ id: String, _ gravity: LeadRemark.Gravity, _ role: LeadRole? = nil, _ text: String
  ) {
    let member = role.flatMap { record.reading[$0]?.name } ?? ""
    remarks.append(LeadRemark(id, gravity, member: member, text))
  }
}

extension LeadChecks {
  /// A test lead told from a customer's.
  private mutating func checkTest() {
    let marks = LeadTestMarks(lead)
    guard let test = record.test else {
      guard !marks.markers.isEmpty else { return }
      return say(
        "test-marker-partial", .warning, nil,
        "Only \(marks.marked) of \(marks.filled) filled fields bear a test marker. Whether this is "
          + "a test lead that was edited or a customer's is not established.")
    }
    if let made = test.made {
      say(
        "test-lead", .note, nil,
        "This is a test lead, as publishing and Validate send it. Its number was counted from a "
          + "clock: \(made.iso8601).")
    } else {
      say(
        "test-lead", .note, nil,
        "This is a test lead, but its number is no time of this century, so it was not made by "
          + "publishing.")
    }
    if marks.markers.count > 1 {
      say(
        "test-markers-differ", .note, nil,
        "It bears \(marks.markers.count) different test markers, so it was put together from "
          + "several leads.")
    }
    if marks.marked > 0, marks.marked < marks.filled {
      say(
        "test-marker-partial", .note, nil,
        "\(marks.marked) of \(marks.filled) fields that can bear the marker do.")
    }
  }

  private mutating func checkAction() {
    let action = lead.source.action
    if let contradiction = record.declared.contradiction {
      say(
        "action-contradicts", .warning, .action,
        "The record names two actions: \(action), and \(contradiction) within its lead source.")
    }
    guard !action.isEmpty, record.test == nil || TestLead(marker: action) == nil else { return }
    guard let term = LeadVocabulary.action(action) else {
      return say(
        "unknown-action", .note, .action,
        "The action \(action) is not among the documented ones. It is kept as it came.")
    }
    checkSpelling(action, term, .action)
    if term.code == LeadVocabulary.doNotContact {
      say(
        "do-not-contact", .warning, .action,
        "\(term.advice) The lead is for your information only.")
    } else if record.test == nil, !term.advice.isEmpty {
      say("follow-up", .note, .action, term.advice)
    }
  }

  private mutating func checkSource() {
    let source = lead.source.source
    guard !source.isEmpty, TestLead(marker: source) == nil else { return }
    guard let term = LeadVocabulary.source(source) else {
      return say(
        "unknown-source", .note, .source,
        "The source \(source) is not among the documented ones. It is kept as it came.")
    }
    checkSpelling(source, term, .source)
    if !term.history.isEmpty {
      say(
        "source-dropped", .note, .source,
        "Pages from 2019 on no longer list the source \(term.code).")
    }
  }

  private mutating func checkSpelling(_ code: String, _ term: LeadTerm, _ role: LeadRole) {
    guard code != term.code, !term.otherNames.contains(code) else { return }
    let isCode = LeadName.folded(code) == LeadName.folded(term.code)
    say(
      "code-spelling", .note, role,
      "\(code) was taken for \(isCode ? term.code : "\(term.code) (\(term.name))"), "
        + "as the documentation spells it.")
  }

  private mutating func checkOffer() {
    let offer = lead.source.offer
    if offer.isEmpty {
      guard record.form == .httpsEndpoint, !lead.offerTitle.isEmpty else { return }
      return say(
        "offer-title-only", .note, .offerTitle,
        "What an HTTPS endpoint gets holds the offer's title and not its id, so two offers of one "
          + "title cannot be told apart.")
    }
    if offer.hasPrefix("<") || offer.hasSuffix(">") {
      return say(
        "offer-placeholder", .note, .source,
        "In place of the offer stands a placeholder of the documentation.")
    }
    guard let parts = lead.source.offerParts else {
      guard record.test == nil else { return }
      return say(
        "offer-form", .note, .source,
        "The offer is documented as publisher.offer; this one may be a title.")
    }
    if parts.form == .cutGUID {
      say(
        "offer-cut", .note, .source,
        "The offer's id looks like a GUID that lacks characters at its end, as a sample of the "
          + "documentation does.")
    }
  }
}

extension LeadChecks {
  /// What the form and its members say.
  private mutating func checkForm() {
    for (name, error) in record.reading.brokenDetails {
      let place = error.map { " (line \($0.position.line), column \($0.position.column))" } ?? ""
      remarks.append(
        LeadRemark(
          "details-unreadable", .wrong, member: name,
          "\(name) should hold the customer as JSON, and cannot be read\(place). Where it was cut "
            + "off, look at the whole value in the table."))
    }
    for name in record.reading.repeated {
      remarks.append(
        LeadRemark(
          "member-repeated", .note, member: name,
          "\(name) is there twice with different values; the first was taken."))
    }
    if record.ties.count > 1 {
      let names = record.ties.map(\.name).joined(separator: ", ")
      say(
        "form-uncertain", .note, nil,
        "The names fit several forms alike (\(names)). What the lead tells is the same in each.")
    }
    for role in [LeadRole.created, .modified] {
      guard let text = record.reading[role]?.text, !text.trimmed.isEmpty,
        LeadDate.read(text) == nil
      else { continue }
      say(
        "date-unread", .note, role,
        "The time \(text) was not read: its form is unknown, or day and month cannot be told "
          + "apart.")
    }
  }

  private mutating func checkCustomer() {
    let customer = lead.customer
    let fields = [
      customer.firstName, customer.lastName, customer.email, customer.phone, customer.country,
      customer.company, customer.title,
    ]
    guard fields.contains(where: { !$0.trimmed.isEmpty }) else { return sayEmpty() }
    checkEmail(customer.email)
    checkPhone(customer.phone)
    checkCountry(customer.country)
    checkSamples(customer)
    if record.test == nil, customer.company.isEmpty, customer.phone.isEmpty,
      customer.country.isEmpty, customer.title.isEmpty, !customer.email.isEmpty,
      !customer.lastName.isEmpty
    {
      say(
        "name-and-address-only", .note, nil,
        "Only name and address came. Not every field is always there; leads of Office add-ins hold "
          + "no more than these.")
    }
  }

  private mutating func sayEmpty() {
    say(
      "empty-lead", .warning, nil,
      "The lead says nothing of the customer. Where a flow received it, compare its schema with "
        + "the documented one, names and case of the members first; with an .edu address, "
        + "personal data was withheld (documented until 2021). Partner Center > Referrals shows "
        + "what was sent.")
  }

  private mutating func checkEmail(_ text: String) {
    guard !text.trimmed.isEmpty else {
      return say("email-missing", .note, nil, "There is no address for mail.")
    }
    guard let address = EmailAddress(text) else {
      return say("email-form", .warning, .email, "This does not look like an address for mail.")
    }
    if address.isWithin("edu") || address.domain.contains(".edu.") {
      say(
        "edu-address", .note, .email,
        "An address of education. Until 2021 the documentation said that personal data of .edu "
          + "addresses is not passed on for privacy, so that a notice came by mail and no lead; "
          + "whether this still holds is not documented.")
    }
    guard record.test == nil, Self.reserved.contains(where: address.isWithin) else { return }
    say(
      "test-domain", .note, .email,
      "\(address.domain) is a domain for tests and examples; no customer has an address there.")
  }

  /// Domains without mailboxes (RFC 2606, RFC 6761), the one of test leads, and the companies that
  /// Microsoft's documentation makes up.
  private static let reserved = [
    "example.com", "example.org", "example.net", "example", "test", "invalid", "localhost",
    "test.com", "contoso.com", "fabrikam.com", "adventure-works.com", "northwindtraders.com",
  ]

  private mutating func checkPhone(_ text: String) {
    guard !text.trimmed.isEmpty else { return }
    let digits = text.unicodeScalars.count { scalar in
      scalar.isASCII
        ? (0x30...0x39).contains(scalar.value) : scalar.properties.numericType != nil
    }
    // E.164 has 15 at the most; an extension may follow.
    guard !(3...20).contains(digits) else { return }
    say("phone-form", .note, .phone, "This does not look like a telephone number.")
  }

  private mutating func checkCountry(_ text: String) {
    let text = String(text.trimmed)
    guard !text.isEmpty, Countries.country(text) == nil else { return }
    say(
      "country-unknown", .note, .country,
      "\(text) is neither the code nor a name of a country that is known here.")
  }

  /// The customers of the documentation.
  private mutating func checkSamples(_ customer: Lead.Customer) {
    let samples = ["jsmith@microsoft.com", "someone@contoso.com"]
    guard samples.contains(customer.email.lowercased()) else { return }
    say("documented-sample", .note, .email, "This customer is the documentation's example.")
  }
}

extension LeadForm {
  /// What the form is, in a few words.
  public var name: String {
    switch self {
    case .leadSource: "the text of lead_source"
    case .httpsEndpoint: "what an HTTPS endpoint gets"
    case .dynamics: "a row of Dynamics 365"
    case .salesforce: "a row or form of Salesforce"
    case .marketo: "a person or form of Marketo"
    case .table: "a row of the Azure table"
    case .block: "lines of names and values"
    case .referrals: "a row of Partner Center's Referrals"
    case .customer: "the customer's details alone"
    }
  }
}
