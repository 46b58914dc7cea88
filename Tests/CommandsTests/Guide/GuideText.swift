/// A sound guide as text, for an overlay.
struct GuideText {
  /// One step: its id and its keys besides title and who.
  struct Step {
    let id: String
    var keys: [String]

    init(_ id: String, _ keys: String...) {
      self.id = id
      self.keys = keys
    }
  }

  let destination: String
  var title = "The sample"
  var steps: [Step]

  var path: String { "guides/\(destination).md" }

  var text: String {
    """
    ---
    destination: \(destination)
    source: https://learn.microsoft.com/partner-center/ (read 2026-11-20)
    ---
    # \(title)
    ## Summary
    Leads arrive.
    ## Needs
    A subscription.
    ## Costs
    Little.
    ## Gives
    Leads.

    """ + steps.map(Self.text).joined() + """
      ## Portal
      1. Paste it.
      ## Notification
      1. Make a flow.

      """
  }

  private static func text(_ step: Step) -> String {
    let keys = step.keys.map { $0 + "\n" }.joined()
    return """
      ## Step: \(step.id)
      title: Do what \(step.id) says
      \(keys)who: an administrator of {tenantId}
      ### Why
      It is needed.
      ### Do
      1. Choose **Create** for `{tenantId}`.

      """
  }

  static let table = GuideText(
    destination: "table",
    steps: [
      Step("storage-account"),
      Step(
        "connection-string", "field: storageAccountConnectionString",
        "checks: table.connection-string, table.sas, table.host, table.tls, table.service, "
          + "table.clock, table.sign-in"),
      Step("leads-table", "checks: table.leads-table, table.columns", "optional: yes"),
      Step("contacts", "field: contactEmail", "checks: table.contacts", "optional: yes"),
      Step("test-lead", "checks: table.test-lead", "optional: yes"),
    ])

  private static let application = "when: authentication = azureAD"
  private static let user = "when: authentication = Office365"

  static let dynamics = GuideText(
    destination: "dynamics",
    steps: [
      Step(
        "environment", "field: instanceUrl",
        "checks: dynamics.url, dynamics.host, dynamics.tls, dynamics.organisation"),
      Step("sign-in-kind", "field: authentication", "checks: dynamics.retired"),
      Step("application-id", "field: applicationId", application),
      Step(
        "directory-id", "field: directoryId", application,
        "checks: dynamics.ids, dynamics.tenant, dynamics.tenant-match"),
      Step(
        "client-secret", "field: applicationKey", application,
        "checks: dynamics.secret, dynamics.application, dynamics.sign-in, dynamics.token"),
      Step("user-name", "field: username", user),
      Step("client-id", "field: verification.clientId", user, "optional: yes"),
      Step(
        "password", "field: password", user,
        "checks: dynamics.account, dynamics.sign-in, dynamics.token"),
      Step(
        "identity", "checks: dynamics.who-am-i, dynamics.user, dynamics.access-mode"),
      Step(
        "role",
        "checks: dynamics.role-exists, dynamics.solution, dynamics.lead-table, dynamics.role"),
      Step("privileges", "checks: dynamics.privileges, dynamics.lead-source"),
      Step("contacts", "field: contactEmail", "checks: dynamics.contacts", "optional: yes"),
      Step("test-lead", "checks: dynamics.test-lead", "optional: yes"),
    ])
}
