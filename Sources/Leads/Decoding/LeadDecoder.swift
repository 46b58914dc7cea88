import Text

/// Takes records apart.
public enum LeadDecoder {
  /// Takes a record apart, in whatever form it is.
  ///
  /// Forms are told by the names of members. Where the record itself is no lead, but the one thing
  /// that it holds is, as with the body of a request that a flow shows, that is taken.
  ///
  /// - Parameters:
  ///   - record: Names and values as they came; names are compared without case.
  ///   - remarks: Whether it is looked for what is to be said about it, which takes most of the
  ///     time.
  /// - Returns: The lead, or `nil` where the record is none.
  public static func lead(in record: LeadRecord, remarks: Bool = true) -> DecodedLead? {
    if let found = DecodedRecord(LeadReading(record)) { return found.lead(remarks: remarks) }
    let inner = LeadUnwrapping.leads(in: record)
    return inner.count == 1 ? inner[0].lead(remarks: remarks) : nil
  }
}

/// A record that turned out to be a lead.
struct DecodedRecord {
  let reading: LeadReading
  let form: LeadForm
  /// The forms that the names fit alike, where they fit several.
  let ties: [LeadForm]
  let lead: Lead
  let test: TestLead?
  let created: Timestamp?
  /// What source and action say apart from each other.
  let declared: DeclaredSource
  /// Whether only a lead looks like this.
  let isCertain: Bool

  /// - Parameters:
  ///   - reading: The record by its parts.
  ///   - form: The form, where it is known already.
  init?(_ reading: LeadReading, form: LeadForm? = nil) {
    var reading = reading
    let best = reading.scores.best
    self.form = form ?? (reading.isCustomerAlone ? .customer : best.first ?? .customer)
    ties = form == nil && self.form != .customer && best.count > 1 ? best : []
    declared = DeclaredSource(reading)
    let evidence = LeadEvidence(reading, declared)
    guard evidence.isLead else { return nil }
    isCertain = evidence.isCertain
    let customer = Self.customer(from: &reading, form: self.form)
    let description = Self.description(from: &reading)
    lead = Lead(
      customer: customer, source: declared.source, offerTitle: reading.text(.offerTitle),
      description: description)
    test = LeadTestMarks(lead).test
    created =
      LeadDate.read(reading.text(.created)) ?? LeadDate.read(reading.text(.modified)) ?? test?.made
    self.reading = reading
  }

  /// The text of `lead_source` alone.
  init(source: LeadSource, _ reading: LeadReading) {
    self.reading = reading
    form = .leadSource
    ties = []
    declared = DeclaredSource(source: source)
    lead = Lead(customer: Lead.Customer(), source: source, offerTitle: "")
    test = LeadTestMarks(lead).test
    created = test?.made
    isCertain = source.isTelling
  }

  /// The lead with everything that is to be said about it.
  func lead(remarks: Bool = true) -> DecodedLead {
    DecodedLead(
      form: form, lead: lead, test: test, created: created,
      remarks: remarks ? LeadChecks(self).remarks : [], others: reading.others)
  }

  private static func customer(
    from reading: inout LeadReading, form: LeadForm
  ) -> Lead.Customer {
    var customer = Lead.Customer()
    customer.firstName = reading.text(.firstName)
    customer.lastName = reading.text(.lastName)
    customer.email = reading.text(.email)
    customer.phone = reading.text(.phone)
    customer.country = reading.text(.country)
    customer.company = reading.text(.company)
    customer.title = reading.text(.title)
    let isPerson = form == .salesforce || form == .dynamics
    if !isPerson { reading.release(.name) }
    for role in [LeadRole.fullName, .name] {
      guard let name = reading[role]?.text.trimmed else { continue }
      let parts = "\(customer.firstName) \(customer.lastName)".trimmed
      if parts.isEmpty {
        let blank = name.lastIndex(of: " ")
        customer.firstName = blank.map { String(name[..<$0].trimmed) } ?? ""
        customer.lastName = blank.map { String(name[name.index(after: $0)...]) } ?? String(name)
      } else if parts == name || name.isEmpty {
        reading.drop(role)
      } else {
        reading.release(role)
      }
    }
    return customer
  }

  private static func description(from reading: inout LeadReading) -> String {
    let description = reading.text(.description)
    let subject = reading.text(.subject)
    if description.isEmpty { return subject }
    if !subject.isEmpty, subject != description { reading.release(.subject) }
    return description
  }
}

/// Source, action and offer, from the members that name them.
struct DeclaredSource {
  let source: LeadSource
  /// The action that stands within the source's text, where another member names another one.
  let contradiction: String?

  init(source: LeadSource) {
    self.source = source
    contradiction = nil
  }

  init(_ reading: LeadReading) {
    let parsed = LeadSource(parsing: Self.text(reading))
    let action = String(reading.text(.action).trimmed)
    let isContradiction =
      !action.isEmpty && !parsed.action.isEmpty
      && LeadName.folded(action) != LeadName.folded(parsed.action)
    contradiction = isContradiction ? parsed.action : nil
    source = LeadSource(
      source: parsed.source, action: action.isEmpty ? parsed.action : action,
      offer: parsed.offer.isEmpty ? Self.offer(reading) : parsed.offer)
  }

  /// The source's own member, else whatever holds the whole of it.
  private static func text(_ reading: LeadReading) -> String {
    if let slot = reading[.source] { return slot.text }
    let candidates =
      [reading.text(.description), reading.text(.subject)]
      + reading.others.compactMap(\.value.string)
    return candidates.first { $0.utf8.contains(0x7C) && LeadSource(parsing: $0).isTelling } ?? ""
  }

  private static func offer(_ reading: LeadReading) -> String {
    let offer = String(reading.text(.offer).trimmed)
    let publisher = String(reading.text(.publisher).trimmed)
    guard !publisher.isEmpty, !offer.isEmpty, !offer.hasPrefix(publisher + ".") else {
      return offer
    }
    return "\(publisher).\(offer)"
  }
}
