import Text

/// The servlet that takes web-to-lead forms. It answers everything alike, and makes leads for those
/// organisations only that it knows.
struct WebToLead: Service {
  /// The leads of the one that it knows.
  let leads: SalesforceLeads

  init(leads: SalesforceLeads) { self.leads = leads }

  var hosts: [String] { [World.webToLeadHost] }

  func answer(_ request: ServiceRequest, faults: FaultSet) -> ServiceResponse {
    guard request.path == "/servlet/servlet.WebToLead",
      !faults.contains("salesforce-servlet-away")
    else { return Self.page }
    let fields = Self.fields(of: request)
    var isRefused = false
    do throws(SalesforceRefusal) {
      if ["GET", "POST"].contains(request.method) { try take(fields, faults) }
    } catch {
      isRefused = true
    }
    return Self.response(to: fields, isRefused: isRefused)
  }

  /// Takes a lead. What is thrown is never said; the sender sees that something failed, at most.
  private func take(_ fields: FormFields, _ faults: FaultSet) throws(SalesforceRefusal) {
    guard let id = fields["oid"].flatMap(SalesforceID.normalised), id.hasPrefix("00D") else {
      throw .notFound
    }
    // A form of an organisation that there is not goes nowhere, and nobody is told.
    guard id == World.longSalesforceID else { return }
    if faults.contains("salesforce-lead-refused") { throw .notFound }
    if faults.contains("salesforce-lead-dropped") { return }
    let members = Self.columns.compactMap { field, column -> JSONValue.Member? in
      guard let value = fields[field], !value.isEmpty else { return nil }
      return .init(key: column, value: JSONValue(value))
    }
    let values = JSONValue(.object(members))
    try SalesforceLeadType(faults: faults).check(values, isNew: true)
    _ = leads.insert(values, by: SalesforceUser.leadCreator)
  }

  private static let columns = [
    ("first_name", "FirstName"), ("last_name", "LastName"), ("company", "Company"),
    ("title", "Title"), ("email", "Email"), ("phone", "Phone"), ("country", "Country"),
    ("state", "State"), ("city", "City"), ("zip", "PostalCode"), ("street", "Street"),
    ("URL", "Website"), ("description", "Description"), ("lead_source", "LeadSource"),
  ]

  /// The fields of the form, or those of the query where there is no form.
  private static func fields(of request: ServiceRequest) -> FormFields {
    guard request.method == "POST" else { return FormFields(request.query) }
    let form = FormFields(String(decoding: request.body, as: UTF8.self))
    return form["oid"] == nil ? FormFields(request.query) : form
  }

  private static func response(to fields: FormFields, isRefused: Bool) -> ServiceResponse {
    let failure = isRefused ? " Exception:common.exception.SalesforceGenericException" : ""
    var headers = [
      (name: "Is-Processed", value: "true\(failure)"), ("Cache-Control", "private"),
      ("Server", "sfdcedge"),
    ]
    headers.append(("X-Content-Type-Options", "nosniff"))
    guard let address = fields["retURL"], !address.isEmpty else {
      return ServiceResponse(
        200, text: "", contentType: "text/html;charset=UTF-8", headers: headers)
    }
    let text =
      "<!DOCTYPE html>\n<html><head><meta http-equiv=\"Refresh\" content=\"0; "
      + "URL=\(escaped(address))\"></head></html>\n"
    return ServiceResponse(
      200, text: text, contentType: "text/html;charset=UTF-8", headers: headers)
  }

  private static func escaped(_ text: String) -> String {
    text.unicodeScalars.map { scalar in
      "&<>\"'".unicodeScalars.contains(scalar) ? "&#\(scalar.value);" : String(scalar)
    }.joined()
  }

  /// What the host says of anything that is not there.
  static let page = ServiceResponse(
    404,
    text: "<!DOCTYPE html>\n<html><head><title>URL No Longer Exists</title></head>\n"
      + "<body><h1>URL No Longer Exists</h1></body></html>\n",
    contentType: "text/html; charset=UTF-8", headers: [("Server", "sfdcedge")])
}
