import Knowledge
import Text

/// What can be seen of what was entered without asking anybody.
enum MarketoInput {
  typealias Key = MarketoFields.Key

  static let checks: [Check] = [
    Check(
      "marketo.munchkin-id", "the Munchkin ID is well-formed", kind: .form, field: Key.munchkinID,
      look: munchkin),
    Check(
      "marketo.form-id", "the Form ID is the number of a form", kind: .form, field: Key.formID,
      look: form),
    Check(
      "marketo.server-id", "the Server ID is well-formed", kind: .form, field: Key.serverID,
      applies: { MarketoConfiguration($0).hasServer }, look: server),
    Check(
      "marketo.credentials", "the Client ID and the Client Secret are there and well-formed",
      kind: .form, field: Key.clientSecret,
      uses: [Key.clientID, Key.clientSecret, Key.serverID], look: credentials),
    ContactForm.check(of: "marketo"),
  ]

  @Sendable private static func munchkin(
    _ context: CheckContext
  ) async throws(CheckStop) -> CheckResult {
    let text = try RequiredValue(Key.munchkinID, in: context.configuration).text()
    let bare = text.trimmingBlanks
    if let id = MunchkinIdentifier(bare) {
      guard id.text != text else { return .ok }
      // A host's name is the same in either case, and Marketo knows no other use of the id.
      let what = bare == id.text ? "has a blank at its beginning or end" : "is in lower case"
      return .warning(malformed("the Munchkin ID \(what): '\(QuotedValue.shown(bare))'", id))
    }
    if GlobalIdentifier(within: text) != nil {
      return .broken(
        .entry(
          "marketo-client-id-in-munchkin-field",
          said: "the Munchkin ID is a GUID, as the Client ID of a custom service is"))
    }
    let meant = MunchkinIdentifier(within: text)
    let said = meant.map { "the Munchkin ID has something around it: '\($0.text)'" }
    return .broken(
      malformed(
        said ?? "the Munchkin ID is not of the form 123-ABC-456: '\(QuotedValue.shown(text))'",
        meant))
  }

  private static func malformed(_ said: String, _ meant: MunchkinIdentifier?) -> Observation {
    .entry(
      "marketo-munchkin-id-malformed", said: said,
      parameters: meant.map { [.munchkinId: $0.text] } ?? [:])
  }

  @Sendable private static func form(
    _ context: CheckContext
  ) async throws(CheckStop) -> CheckResult {
    let text = try RequiredValue(Key.formID, in: context.configuration).text()
    guard FormIdentifier(text) == nil else { return .ok }
    let meant = MarketoConfiguration(context.configuration).form
    let observation = Observation.entry(
      "marketo-form-id-malformed",
      said: "the form ID is not a number: '\(QuotedValue.shown(text))'",
      parameters: meant.map { [.formId: $0.text] } ?? [:])
    return meant?.text == text.trimmingBlanks ? .warning(observation) : .broken(observation)
  }

  /// Nobody asks for it any more, so no lead depends on it.
  @Sendable private static func server(
    _ context: CheckContext
  ) async throws(CheckStop) -> CheckResult {
    let text = try RequiredValue(Key.serverID, in: context.configuration).text()
    guard ServerIdentifier(text) == nil else { return .ok }
    return .warning(
      .entry(
        "marketo-server-id-malformed",
        said: "the server ID is not of the form ys12: '\(QuotedValue.shown(text))'"))
  }
}
