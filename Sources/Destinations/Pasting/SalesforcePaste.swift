import Knowledge
import Leads
import Text

/// What a pasted text answers about Salesforce: a web-to-lead form, a line of one, or a document.
enum SalesforcePaste {
  private typealias Key = SalesforceFields.Key

  @Sendable static func values(in text: String) -> [PastedValue] {
    let fields = SalesforceFields.all
    var answers = PastedAnswers()
    let document = PastedDocument.texts(in: text, for: .salesforce)
    if !document.isEmpty {
      if let id = document[Key.organisationID], let meant = organisation(in: [id]) {
        answers.add(Key.organisationID, meant)
      }
      if let contacts = document[ContactForm.key], ContactForm.trouble(of: contacts) == nil {
        answers.add(ContactForm.key, contacts)
      }
      return answers.values(for: fields)
    }
    let form = WebToLeadForm(text)
    let found = form.identifiers.isEmpty ? labelled(in: text) : form.identifiers
    if let meant = organisation(in: found) { answers.add(Key.organisationID, meant) }
    return answers.values(for: fields)
  }

  /// What a form tells besides the organisation.
  @Sendable static func remarks(on text: String) -> [Observation] {
    let form = WebToLeadForm(text)
    guard organisation(in: form.identifiers) != nil else { return [] }
    var remarks: [Observation] = []
    if let host = form.sandboxHost {
      remarks.append(
        .entry(
          "salesforce-form-of-sandbox", said: "the form is sent to '\(QuotedValue.shown(host))'",
          parameters: [.host: host]))
    }
    if form.hasCaptcha {
      remarks.append(.entry("salesforce-form-has-captcha", said: "the form asks for a captcha"))
    }
    if !form.picklists.isEmpty {
      let list = LeadField.list(form.picklists)
      remarks.append(
        .entry(
          "salesforce-form-has-picklist", said: "the form has lists of values: \(list)",
          parameters: [.fields: list, .count: "\(form.picklists.count)"]))
    }
    return remarks.map { $0.blaming(Key.organisationID) }
  }

  /// The one organisation that some texts name; none where they name several. What is no id at all
  /// says nothing.
  private static func organisation(in texts: some Sequence<String>) -> String? {
    let meant = texts.compactMap { EnteredOrganisation($0).meant }
      .filter { EnteredOrganisation($0).slip == nil }
    guard Set(meant.compactMap { OrganisationIdentifier($0)?.text }).count == 1 else { return nil }
    return meant.min { $0.utf8.count < $1.utf8.count }
  }

  /// What stands behind a label. A test lead names the organisation to which it was sent, but it is
  /// there to be looked for.
  private static func labelled(in text: String) -> Set<String> {
    guard text.utf8.count <= PastedText.maximumBytes, text.contains("00"),
      !PastedText.isFailure(text), !text.contains(TestLead.prefix)
    else { return [] }
    let pairs = LabelledText(text) { labels.contains($0) }.pairs
    return Set(pairs.filter { labels.contains($0.label) }.map(\.value))
  }

  private static let labels: Set<String> = [
    "oid", "orgid", "objectidentifier", "organizationid", "organisationid",
    "organizationidentifier",
    "organisationidentifier", "salesforceorganizationid", "salesforceorgid", "salesforcecomorgid",
    "salesforcecomorganizationid", "salesforceoid",
  ]
}
