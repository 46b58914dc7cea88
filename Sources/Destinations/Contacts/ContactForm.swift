import Knowledge
import Text

/// Whether the list of those who are told of leads can be read as one.
enum ContactForm {
  static let key = "contactEmail"

  /// The check of a destination; what is wrong keeps no lead away.
  static func check(of destination: String) -> Check {
    Check(
      CheckID("\(destination).contacts"), "the contact addresses are well-formed", kind: .form,
      field: key,
      applies: { isEntered($0) },
      run: { context in
        guard let trouble = trouble(of: context.configuration.text(key) ?? "") else { return .ok }
        return .warning(
          .entry("document-contact-malformed", said: trouble, parameters: [.key: key]))
      })
  }

  /// What was plainly meant by a list with other signs between the addresses than semicolons.
  @Sendable static func repaired(_ text: String) -> String? {
    guard text.utf8.count <= 10_000, trouble(of: text) != nil else { return nil }
    let addresses = text.split { $0 == ";" || $0 == "," || $0.isWhitespace }
      .map { String($0).trimmingBlanks }.filter { !$0.isEmpty }
    guard !addresses.isEmpty, addresses.allSatisfy(isAddress) else { return nil }
    return addresses.joined(separator: ";")
  }

  /// What is wrong with a list; `nil` where nothing is.
  static func trouble(of text: String) -> String? {
    let addresses = text.split(separator: ";").map { String($0).trimmingBlanks }
      .filter { !$0.isEmpty }
    guard !addresses.isEmpty else { return "there is no address among the contact addresses" }
    guard let first = addresses.first(where: { !isAddress($0) }) else { return nil }
    let what = QuotedValue.shown(first)
    if text.contains(","), text.contains("@") {
      return "the contact addresses are not separated by semicolons: '\(what)'"
    }
    return "the contact address is not of the form name@domain: '\(what)'"
  }

  private static func isEntered(_ configuration: Configuration) -> Bool {
    configuration.text(key).map { !$0.trimmingBlanks.isEmpty } ?? false
  }

  /// One `@` between a name and a domain of two labels or more, and nothing that would end it. More
  /// is not looked at: domains may be of any script.
  private static func isAddress(_ text: String) -> Bool {
    let parts = text.split(separator: "@", omittingEmptySubsequences: false)
    guard parts.count == 2, !parts[0].isEmpty,
      !text.unicodeScalars.contains(where: { $0.isBlank || "<>,:\"".unicodeScalars.contains($0) })
    else { return false }
    let labels = parts[1].split(separator: ".", omittingEmptySubsequences: false)
    return labels.count > 1 && !labels.contains(where: \.isEmpty)
  }
}
