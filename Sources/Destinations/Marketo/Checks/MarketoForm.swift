import Text

/// A form as Marketo knows it: what is approved takes leads, what is a draft is being worked on.
struct MarketoForm: Sendable, Hashable {
  let id: FormIdentifier
  /// Whether there is a version that takes leads.
  let isApproved: Bool
  /// Whether somebody works on another version, as far as that is known.
  let hasDraft: Bool

  /// Reads what Marketo tells of one version: `approved`, `draft`, or `approved with draft`.
  init(_ id: FormIdentifier, _ record: JSONValue, asked version: String) {
    self.id = id
    let status = (record["status"]?.string ?? version).lowercased()
    isApproved = status.hasPrefix("approved")
    hasDraft = status.hasSuffix("draft")
  }
}

/// Whether the form is there and takes leads.
enum MarketoForms {
  private typealias Key = MarketoFields.Key

  static let checks: [Check] = [
    Check(
      "marketo.form", "the form exists", needs: ["marketo.form-id", "marketo.sign-in"],
      field: Key.formID, uses: Key.form, judges: ["marketo.sign-in"],
      applies: MarketoSignIn.applies, look: existence),
    Check(
      "marketo.form-approved", "the form is approved as it is", needs: ["marketo.form"],
      field: Key.formID, uses: Key.form, judges: ["marketo.sign-in", "marketo.form"],
      applies: MarketoSignIn.applies, look: approval),
  ]

  @Sendable private static func existence(
    _ context: CheckContext
  ) async throws(CheckStop) -> CheckResult {
    let look = try MarketoLook(context)
    for version in ["approved", "draft"] {
      if let form = try await look.form(version) {
        return .ok(learned: Facts(MarketoFact.form, form))
      }
    }
    return .broken(
      .entry(
        "marketo-form-not-found",
        said: "form \(try look.form().text) does not exist in the Marketo instance"))
  }

  @Sendable private static func approval(
    _ context: CheckContext
  ) async throws(CheckStop) -> CheckResult {
    guard let form = context.facts[MarketoFact.form] else { return .ok }
    let look = try MarketoLook(context)
    guard form.isApproved else {
      return .broken(
        .entry(
          "marketo-form-not-approved",
          said: "form \(form.id.text) is a draft and has not been approved"))
    }
    if !form.hasDraft {
      guard let draft = try await look.form("draft"), draft.hasDraft else { return .ok }
    }
    return .warning(
      .entry(
        "marketo-form-draft-newer",
        said: "form \(form.id.text) is approved, and a newer draft is not"))
  }
}

extension MarketoLook {
  /// A version of the form; `nil` where there is none.
  fileprivate func form(_ version: String) async throws(CheckStop) -> MarketoForm? {
    let id = try form()
    let path = "/rest/asset/v1/form/\(id.text).json"
    let found = try await get(
      path, [(name: "status", value: version)], needing: .readAssets)
    return found?.first.map { MarketoForm(id, $0, asked: version) }
  }
}
