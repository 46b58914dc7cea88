import Text

/// A field of leads, as the organisation describes it.
struct LeadField: Sendable, Hashable {
  /// The name for programs.
  let name: String
  /// What people call it, and its name where that is another.
  let shown: String
  /// Whether a lead without it is refused.
  let isRequired: Bool
  /// Whether it takes one of a list of values.
  let isPicklist: Bool
  /// Whether it takes no other value than those of the list.
  let isRestricted: Bool

  init?(_ description: JSONValue) {
    guard let name = description["name"]?.string else { return nil }
    self.name = name
    let label = Self.plain(description["label"]?.string ?? "")
    let plainName = Self.plain(name)
    shown = label.isEmpty || label == plainName ? plainName : "\(label) (\(plainName))"
    let type = description["type"]?.string ?? ""
    isPicklist = ["picklist", "multipicklist"].contains(type)
    isRestricted = isPicklist && description["restrictedPicklist"]?.bool == true
    isRequired =
      description["createable"]?.bool == true && description["nillable"]?.bool == false
      && description["defaultedOnCreate"]?.bool == false
      // A box that is not ticked has a value.
      && type != "boolean"
  }

  /// What Marketplace sends, by the names for programs.
  static let sent: Set<String> = [
    "Company", "Country", "Description", "Email", "FirstName", "LastName", "LeadSource", "Phone",
    "Title",
  ]

  /// Whether Marketplace sends a value for it.
  var isSent: Bool { Self.sent.contains(name) }

  /// A name as it may stand in an explanation: letters, digits and a few signs.
  static func plain(_ text: String) -> String {
    let scalars = text.unicodeScalars.filter { scalar in
      scalar.properties.isAlphabetic || scalar.properties.numericType != nil
        || " _-/.,&%+#?()".unicodeScalars.contains(scalar)
    }
    return String(String(String.UnicodeScalarView(scalars)).trimmingBlanks.prefix(60))
  }

  /// Several names in a sentence.
  static func list(_ names: [String]) -> String {
    let more = names.count > maximumShown ? " and \(names.count - maximumShown) more" : ""
    return names.prefix(maximumShown).joined(separator: ", ") + more
  }

  private static let maximumShown = 10
}
