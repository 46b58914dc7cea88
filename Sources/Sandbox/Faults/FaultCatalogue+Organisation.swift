extension FaultCatalogue {
  /// What the organisation answers to order.
  static let organisation =
    environment + leads + [
      Fault(
        "user-not-licensed", "the user has no licence", entry: "dynamics-user-not-licensed",
        check: "dynamics.user", example: "dynamics-office365")
    ]

  private static let environment = [
    dynamics(
      "organisation-of-other-tenant", "the environment belongs to another directory",
      entry: "dynamics-tenant-mismatch", check: "dynamics.tenant-match"),
    dynamics(
      "not-an-organisation", "the host is no Dataverse environment",
      entry: "dynamics-not-an-organisation", check: "dynamics.organisation"),
    dynamics(
      "organisation-unavailable", "the environment is out of order", entry: "dynamics-unavailable",
      check: "dynamics.organisation", status: "notEstablished"),
    dynamics(
      "token-refused", "the environment refuses the token", entry: "dynamics-cannot-log-in",
      check: "dynamics.who-am-i"),
    dynamics(
      "request-timeout", "the environment does not answer within two minutes",
      entry: "dynamics-request-timeout", check: "dynamics.who-am-i", status: "notEstablished"),
    dynamics(
      "organisation-throttled", "the environment has had too many requests",
      entry: "dynamics-throttled", check: "dynamics.who-am-i", status: "notEstablished"),
    dynamics(
      "organisation-throttled-time", "the requests took the environment too long",
      entry: "dynamics-throttled", check: "dynamics.who-am-i", status: "notEstablished"),
    dynamics(
      "organisation-throttled-concurrency", "the environment has too many requests at once",
      entry: "dynamics-throttled", check: "dynamics.who-am-i", status: "notEstablished"),
    dynamics(
      "no-application-user", "the environment has no user for the application",
      entry: "dynamics-no-application-user", check: "dynamics.user"),
    dynamics(
      "user-disabled", "the user is disabled in the environment", entry: "dynamics-user-disabled",
      check: "dynamics.user"),
    dynamics(
      "access-mode-administrative", "the user may only administer", entry: "dynamics-access-mode",
      check: "dynamics.access-mode"),
    dynamics(
      "access-mode-read", "the user may only read", entry: "dynamics-access-mode",
      check: "dynamics.access-mode"),
    dynamics(
      "users-hidden", "the user may not read users", entry: "dynamics-look-not-permitted",
      check: "dynamics.access-mode", status: "notEstablished"),
    dynamics(
      "roles-hidden", "the user may not read roles", entry: "dynamics-look-not-permitted",
      check: "dynamics.role-exists", status: "notEstablished"),
    dynamics(
      "no-roles", "the user has no role", entry: "dynamics-no-roles-assigned",
      check: "dynamics.role"),
    dynamics(
      "role-missing", "the lead-writer role does not exist",
      entry: "dynamics-lead-writer-role-missing", check: "dynamics.role-exists", status: "warning"),
    dynamics(
      "role-not-assigned", "the user lacks the lead-writer role",
      entry: "dynamics-lead-writer-role-not-assigned", check: "dynamics.role", status: "warning"),
    dynamics(
      "privilege-create-lead-missing", "the user may not create leads",
      entry: "dynamics-privilege-missing", check: "dynamics.privileges"),
    dynamics(
      "privilege-async-operation-missing", "the user may not write system jobs",
      entry: "dynamics-privilege-missing", check: "dynamics.privileges"),
    dynamics(
      "privilege-depth-too-small", "the user may read no system jobs but the user's own",
      entry: "dynamics-privilege-missing", check: "dynamics.privileges"),
    dynamics(
      "lead-table-missing", "the environment has no table for leads",
      entry: "dynamics-lead-table-missing", check: "dynamics.lead-table"),
    dynamics(
      "lead-source-secured", "column security keeps the user from leadsourcecode",
      entry: "dynamics-missing-create-permission", check: "dynamics.lead-source"),
    dynamics(
      "solution-missing", "the solution for leads is not installed",
      entry: "dynamics-solution-missing", check: "dynamics.solution", status: "warning"),
  ]

  private static let leads = [
    testLead("lead-plugin-error", "a plug-in refuses the lead", entry: "dynamics-plugin-error"),
    testLead(
      "lead-duplicate", "duplicate detection refuses the lead", entry: "dynamics-duplicate-detected"
    ),
    testLead(
      "lead-create-denied", "the lead may not be created after all",
      entry: "dynamics-privilege-missing"),
    testLead(
      "lead-create-denied-old-wording", "the lead may not be created after all, said as until 2020",
      entry: "dynamics-privilege-missing"),
    testLead(
      "lead-field-denied", "leadsourcecode may not be set after all",
      entry: "dynamics-missing-create-permission"),
    testLead(
      "lead-not-removed", "the lead may not be removed", entry: "dynamics-test-lead-left",
      status: "warning"),
  ]

  private static func dynamics(
    _ name: String, _ title: String, entry: String, check: String, status: String = "broken"
  ) -> Fault {
    Fault(name, title, entry: entry, check: check, status: status, example: "dynamics")
  }

  private static func testLead(
    _ name: String, _ title: String, entry: String, status: String = "broken"
  ) -> Fault {
    Fault(
      name, title, entry: entry, check: "dynamics.test-lead", status: status, example: "dynamics",
      needsTestLead: true)
  }
}
