import Knowledge

/// Guides with as much text as is asked for here: none.
enum SampleGuides {
  static let all = [dynamics, table]

  static func guide(_ id: String) -> Guide? { all.first { $0.destination == id } }

  static let blob = guide("blob", [], replacement: "table")

  static let dynamics = guide(
    "dynamics",
    [
      step(
        "environment", "instanceUrl",
        ["dynamics.url", "dynamics.host", "dynamics.tls", "dynamics.organisation"]),
      step("sign-in-kind", "authentication", ["dynamics.retired"]),
      step("registration", when: application),
      step("application-id", "applicationId", when: application),
      step(
        "directory-id", "directoryId",
        ["dynamics.ids", "dynamics.tenant", "dynamics.tenant-match"], when: application),
      step(
        "client-secret", "applicationKey",
        ["dynamics.secret", "dynamics.application", "dynamics.sign-in", "dynamics.token"],
        when: application),
      step("permission", when: application, isOptional: true),
      step("application-user", nil, userChecks, when: application),
      step("user", when: user),
      step("user-name", "username", when: user),
      step("client-id", "verification.clientId", when: user),
      step(
        "password", "password", ["dynamics.account", "dynamics.sign-in", "dynamics.token"],
        when: user),
      step("user-access", nil, userChecks, when: user),
      step(
        "solution", nil, ["dynamics.role-exists", "dynamics.solution", "dynamics.lead-table"]),
      step("role", nil, ["dynamics.role"]),
      step("privileges", nil, ["dynamics.privileges", "dynamics.lead-source"]),
      step("contacts", "contactEmail", ["dynamics.contacts"]),
      step("test-lead", nil, ["dynamics.test-lead"], isOptional: true),
    ])

  static let table = guide(
    "table",
    [
      step("storage-account"),
      step(
        "connection-string", "storageAccountConnectionString",
        [
          "table.connection-string", "table.sas", "table.host", "table.tls", "table.service",
          "table.clock", "table.sign-in",
        ]),
      step("leads-table", nil, ["table.leads-table", "table.columns"], isOptional: true),
      step("contacts", "contactEmail", ["table.contacts"]),
      step("test-lead", nil, ["table.test-lead"], isOptional: true),
    ])

  private static let userChecks = ["dynamics.who-am-i", "dynamics.user", "dynamics.access-mode"]
  private static let application = GuideStep.Condition(key: "authentication", value: "azureAD")
  private static let user = GuideStep.Condition(key: "authentication", value: "office365")

  static func step(
    _ id: String, _ field: String? = nil, _ checks: [String] = [],
    when condition: GuideStep.Condition? = nil, isOptional: Bool = false
  ) -> GuideStep {
    GuideStep(
      id: id, title: "Title of \(id)", field: field, condition: condition, checks: checks,
      isOptional: isOptional)
  }

  static func guide(_ id: String, _ steps: [GuideStep], replacement: String? = nil) -> Guide {
    Guide(
      destination: id, title: id.prefix(1).uppercased() + id.dropFirst(),
      choice: GuideChoice(
        summary: "", needs: "", costs: "", gives: "", replacement: replacement),
      steps: steps, portal: [], notification: [], sources: [])
  }
}
