import Text

/// Something that can be entered in a form.
struct MarketoFormField: Sendable, Hashable {
  /// Marketo's own name, such as `FirstName`.
  let id: String
  /// What people read beside it; every form may have its own.
  let label: String
  /// Whether a form without it is not taken from people.
  let isRequired: Bool
  /// Whether nobody sees it; it is filled by the page.
  let isHidden: Bool

  init?(_ record: JSONValue) {
    guard let id = record["id"]?.string, !id.isEmpty else { return nil }
    self.id = id
    label = record["label"]?.string ?? ""
    isRequired = record["required"]?.bool ?? false
    isHidden = record["dataType"]?.string?.lowercased() == "hidden"
  }

  /// The fields of a form, those in groups among them.
  static func all(in records: [JSONValue], depth: Int = 0) -> [MarketoFormField] {
    guard depth < 4 else { return [] }
    return records.flatMap { record in
      let members = ["fieldList", "fields"].flatMap { record[$0]?.array ?? [] }
      return [MarketoFormField(record)].compactMap(\.self) + all(in: members, depth: depth + 1)
    }
  }

  /// Its names without blanks and signs, in lower case.
  var names: [String] { [id, label].map { LabelledText.normalized($0) }.filter { !$0.isEmpty } }

  /// What may be shown of a name that somebody else made up.
  var shownName: String {
    let label = label.trimming { $0.isBlank || ":*".unicodeScalars.contains($0) }
    return [label, id].first { Self.isPlain($0) } ?? "a field with signs in its name"
  }

  private static func isPlain(_ name: String) -> Bool {
    (1...60).contains(name.unicodeScalars.count)
      && name.unicodeScalars.allSatisfy { scalar in
        scalar.properties.isAlphabetic || scalar.properties.numericType != nil
          || " _-./()".unicodeScalars.contains(scalar)
      }
  }
}

/// What Marketplace sends of a customer, by the names that Marketo has for it. Which names it uses
/// is published nowhere, so either the name or the label is enough.
enum MarketplaceField: String, CaseIterable, Sendable {
  case email = "Email Address"
  case firstName = "First Name"
  case lastName = "Last Name"
  case company = "Company Name"
  case phone = "Phone Number"
  case country = "Country"
  case title = "Job Title"

  /// Whether a field of a form takes it.
  func isTaken(by field: MarketoFormField) -> Bool { !names.isDisjoint(with: field.names) }

  private var names: Set<String> {
    switch self {
    case .email: ["email", "emailaddress", "businessemail", "workemail"]
    case .firstName: ["firstname"]
    case .lastName: ["lastname"]
    case .company: ["company", "companyname"]
    case .phone: ["phone", "phonenumber", "mainphone", "businessphone"]
    case .country: ["country", "billingcountry", "inferredcountry"]
    case .title: ["title", "jobtitle"]
    }
  }
}
