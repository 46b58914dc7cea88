public import Leads
import Text

/// Leads as rows of CSV (RFC 4180), safe to be opened in a spreadsheet; lines end with a line feed.
///
/// A cell that a spreadsheet would take for a formula begins with an apostrophe, telephone numbers
/// such as `+46…` too: what customers type into a form must not run where it is opened.
public enum LeadSheet {
  private static let names = [
    "file", "line", "form", "kind", "created", "source", "action", "offer", "offerTitle",
    "firstName", "lastName", "email", "phone", "country", "company", "title", "description",
    "remarks",
  ]

  /// The names of the columns.
  public static let header = line(names)

  /// A lead as a row.
  ///
  /// - Parameters:
  ///   - lead: The lead.
  ///   - place: The line on which it begins.
  ///   - source: The text's name.
  /// - Returns: The row, ended by a line feed.
  public static func row(_ lead: DecodedLead, line place: Int, source: String) -> String {
    let customer = lead.lead.customer
    let origin = lead.lead.source
    return line([
      source, String(place), lead.form.rawValue, name(of: lead.kind),
      lead.created?.iso8601 ?? "", origin.source, origin.action, origin.offer,
      lead.lead.offerTitle, customer.firstName, customer.lastName, customer.email, customer.phone,
      customer.country, customer.company, customer.title, lead.lead.description,
      lead.remarks.map(\.id).joined(separator: " "),
    ])
  }

  /// The counts as rows, with the names of their columns.
  ///
  /// - Parameter counts: The counts.
  /// - Returns: The rows, each ended by a line feed.
  public static func rows(_ counts: LeadCounts) -> String {
    var text = line(["by", "value", "leads", "contacts", "doNotContact", "tests"])
    func add(_ subject: String, _ row: LeadTally.Row, _ name: String) {
      let numbers = [row.total, row.contacts, row.doNotContact, row.tests].map { String($0) }
      text += line([subject, name] + numbers)
    }
    add("all", counts.all, "")
    for subject in LeadCounts.Subject.allCases {
      let tally = counts[subject]
      for row in subject == .day ? tally.inOrder : tally.mostFirst {
        add(subject.rawValue, row, row.name)
      }
      if tally.beyond.total > 0 {
        add(subject.rawValue, tally.beyond, Wording.LeadStream.others(nil))
      }
    }
    return text
  }

  private static func name(of kind: LeadKind) -> String {
    switch kind {
    case .contact: "contact"
    case .doNotContact: "doNotContact"
    case .test: "test"
    }
  }

  private static func line(_ cells: [String]) -> String {
    cells.map(cell).joined(separator: ",") + "\n"
  }

  static func cell(_ text: String) -> String {
    let safe = SafeText.escaped(neutralised(text))
    guard safe.utf8.contains(where: { ",\";\n\t'".utf8.contains($0) || $0 <= 0x20 }) else {
      return safe
    }
    return "\""
      + safe.split(separator: "\"", omittingEmptySubsequences: false)
      .joined(separator: "\"\"") + "\""
  }

  /// The signs with which a formula begins, the wide ones that some spreadsheets take alike, and
  /// those that a spreadsheet drops before it looks.
  private static let opening: Set<Unicode.Scalar> = [
    "=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠",
  ]

  private static func neutralised(_ text: String) -> String {
    guard let first = text.unicodeScalars.first, opening.contains(first) else { return text }
    return "'" + text
  }
}
