import Leads
import Text

extension LeadReport {
  /// The report for a person to read.
  ///
  /// - Parameter style: Where and how it is drawn.
  /// - Returns: Lines, each ended by a newline.
  public func text(_ style: ProseStyle) -> String {
    var page = LeadPage(style: style)
    page.title(Wording.Lead.headline(self), role: headRole)
    page.line(facts, role: .muted)
    writeCustomer(to: &page)
    writeOrigin(to: &page)
    writeRemarks(to: &page)
    writeOthers(to: &page)
    return page.text
  }

  private var headRole: ProseRole {
    action?.code == LeadVocabulary.doNotContact ? .warning : .title
  }

  private var facts: String {
    let made = lead.created.map { [Wording.Lead.made($0)] } ?? []
    return ([Wording.Lead.form(lead.form)] + made).joined(separator: " · ")
  }

  private func writeCustomer(to page: inout LeadPage) {
    guard lead.form != .leadSource else { return }
    page.heading(Wording.Lead.customer)
    let known = customer.filter { !Self.isBlank($0.value) }
    for field in known {
      let country =
        field.key == "country" ? Countries.country(field.value).map(\.name) : nil
      let note = country.flatMap { $0 == field.value ? nil : " (\($0))" } ?? ""
      page.row(field.label, ForeignText.line(field.value) + note)
    }
    let missing = customer.filter { Self.isBlank($0.value) }.map(\.label)
    if !missing.isEmpty { page.line(Wording.Lead.missing(missing), role: .muted) }
  }

  private func writeOrigin(to page: inout LeadPage) {
    let lead = lead.lead
    let rows = [lead.source.source, lead.source.action, lead.source.offer, lead.offerTitle]
    guard (rows + [lead.description]).contains(where: { !Self.isBlank($0) }) else { return }
    page.heading(Wording.Lead.origin)
    write(lead.source.source, source, as: Wording.Lead.source, to: &page)
    write(lead.source.action, action, as: Wording.Lead.action, to: &page)
    if !Self.isBlank(lead.source.offer) {
      page.row(Wording.Lead.offer, ForeignText.line(lead.source.offer))
      if let offer { page.row("", Wording.Lead.parts(offer), role: .muted) }
    }
    if !Self.isBlank(lead.offerTitle) {
      page.row(Wording.Lead.offerTitle, ForeignText.line(lead.offerTitle))
    }
    for (number, line) in ForeignText.lines(lead.description).enumerated() {
      page.row(number == 0 ? Wording.Lead.description : "", line)
    }
  }

  private func write(
    _ code: String, _ term: LeadTerm?, as label: String, to page: inout LeadPage
  ) {
    guard !Self.isBlank(code) else { return }
    guard let term else {
      let isMarker = TestLead(marker: code) != nil
      let what = isMarker ? Wording.Lead.marker : Wording.Lead.unknown
      return page.row(label, "\(ForeignText.line(code)): \(what)")
    }
    page.row(label, "\(ForeignText.line(code)): \(term.name)")
    page.row("", term.meaning)
    page.row("", Wording.Lead.occurs(term.occurs), role: .muted)
    if !term.history.isEmpty { page.row("", term.history, role: .muted) }
  }

  private func writeRemarks(to page: inout LeadPage) {
    guard !lead.remarks.isEmpty else { return }
    page.heading(Wording.Lead.remarks)
    for remark in lead.remarks {
      let member = remark.member.isEmpty ? "" : ForeignText.line(remark.member) + ": "
      page.item(
        Wording.Lead.word(remark.gravity),
        "\(member)\(ForeignText.line(remark.text)) (\(remark.id))", role: remark.gravity.role)
    }
  }

  private func writeOthers(to page: inout LeadPage) {
    let others = others.filter { !($0.value.string.map(Self.isBlank) ?? $0.value.isNull) }
    guard !others.isEmpty else { return }
    page.heading(Wording.Lead.others)
    for member in others.prefix(Self.otherLimit) {
      let value = member.value.string ?? JSONWriter.compact(member.value)
      page.item(ForeignText.line(member.name) + ":", ForeignText.line(value), role: .muted)
    }
    if others.count > Self.otherLimit {
      page.line(Wording.Lead.more(others.count - Self.otherLimit), role: .muted)
    }
  }

  /// The JSON report has them all.
  private static let otherLimit = 40

  private static func isBlank(_ text: String) -> Bool { text.allSatisfy(\.isWhitespace) }
}

extension LeadRemark.Gravity {
  fileprivate var role: ProseRole {
    switch self {
    case .wrong: .failure
    case .warning: .warning
    case .note: .muted
    }
  }
}
