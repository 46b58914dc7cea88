import Leads
import Text

extension Wording {
  /// The words of the report of a lead.
  enum Lead {
    static let customer = "Customer"
    static let firstName = "First name"
    static let lastName = "Last name"
    static let email = "E-mail"
    static let phone = "Phone"
    static let country = "Country"
    static let company = "Company"
    static let title = "Title"
    static let origin = "Where it came from"
    static let source = "Source"
    static let action = "Action"
    static let offer = "Offer"
    static let offerTitle = "Offer title"
    static let description = "Description"
    static let remarks = "What to note"
    static let others = "Also in the record"
    static let marker = "the marker of a test lead"
    static let unknown = "not among the documented codes"

    static func headline(_ report: LeadReport) -> String {
      switch report.kind {
      case .test: return "A test lead, not a customer"
      case .notEstablished: return "A lead; whether it is a test lead is not established"
      case .customer: break
      }
      if report.action?.code == LeadVocabulary.doNotContact {
        return "A lead for information only: do not contact this customer"
      }
      let action = report.action.map { ": \($0.name)" } ?? ""
      let source = report.source.map { (action.isEmpty ? ": " : ", ") + $0.name } ?? ""
      return report.lead.form == .leadSource
        ? "The source of a lead\(action)\(source)" : "A lead\(action)\(source)"
    }

    static func form(_ form: LeadForm) -> String { "Read as \(form.name)" }

    static func made(_ time: Timestamp) -> String { "made \(time.iso8601)" }

    static func missing(_ labels: [String]) -> String {
      "Not told: \(labels.joined(separator: ", "))"
    }

    static func occurs(_ where: String) -> String { "Occurs: \(`where`)" }

    static func parts(_ offer: LeadOffer) -> String {
      let form =
        switch offer.form {
        case .name: ""
        case .guid: " (a GUID)"
        case .cutGUID: " (a GUID without its end)"
        }
      return "publisher \(offer.publisher), offer \(offer.offer)\(form)"
    }

    static func word(_ gravity: LeadRemark.Gravity) -> String {
      switch gravity {
      case .wrong: "wrong:"
      case .warning: "warning:"
      case .note: "note:"
      }
    }

    static func more(_ count: Int) -> String {
      "and \(count) more, which the JSON report shows"
    }
  }
}
