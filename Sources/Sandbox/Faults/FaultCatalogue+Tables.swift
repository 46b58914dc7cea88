extension FaultCatalogue {
  /// What the table service answers to order.
  static let tables = account + rows + signatures

  private static let account = [
    table(
      "key-rejected", "the account key is another one", entry: "table-key-rejected",
      check: "table.sign-in"),
    table(
      "shared-key-disabled", "the account takes no keys", entry: "table-shared-key-disabled",
      check: "table.sign-in"),
    table(
      "firewall", "the account's firewall keeps the caller out", entry: "table-firewall",
      check: "table.sign-in", status: "notEstablished"),
    table(
      "storage-account-disabled", "the account is disabled", entry: "table-account-disabled",
      check: "table.sign-in"),
    table(
      "clock-ten-minutes", "the service's clock is ten minutes ahead", entry: "table-clock-differs",
      check: "table.clock", status: "warning"),
    table(
      "clock-twenty-minutes", "the service's clock is twenty minutes ahead",
      entry: "table-clock-differs", check: "table.clock"),
    table(
      "leads-table-missing", "the table for leads does not exist",
      entry: "table-leads-table-missing", check: "table.leads-table", status: "warning"),
    table(
      "columns-unexpected", "the rows are no leads", entry: "table-columns-unexpected",
      check: "table.columns", status: "warning"),
    table(
      "not-a-table-service", "the host is no table service", entry: "table-not-a-table-service",
      check: "table.service"),
    table(
      "table-busy", "the table service is busy", entry: "table-busy", check: "table.sign-in",
      status: "notEstablished"),
    table(
      "table-timed-out", "the table service does not finish in time", entry: "table-busy",
      check: "table.sign-in", status: "notEstablished"),
    table(
      "table-internal-error", "the table service fails", entry: "table-busy",
      check: "table.sign-in", status: "notEstablished"),
  ]

  private static let rows = [
    testLead("insert-denied", "no row may be written", entry: "table-sas-permissions"),
    testLead(
      "table-being-deleted", "the table is being deleted", entry: "table-being-deleted",
      status: "notEstablished"),
    testLead(
      "row-not-removed", "the row may not be removed", entry: "table-test-lead-left",
      status: "warning"),
  ]

  private static let signatures = [
    signature("sas-expired", "the signature has expired", entry: "table-sas-expired"),
    signature(
      "sas-permissions", "the signature does not permit enough", entry: "table-sas-permissions"),
    signature("sas-services", "the signature is not for tables", entry: "table-sas-services"),
    signature(
      "sas-resource-types", "the signature is not for this kind of resource",
      entry: "table-sas-resource-types"),
    signature(
      "sas-address", "the signature is for other addresses", entry: "table-sas-address",
      status: "notEstablished"),
    signature("sas-protocol", "the signature is for another protocol", entry: "table-sas-protocol"),
  ]

  private static func table(
    _ name: String, _ title: String, entry: String, check: String, status: String = "broken"
  ) -> Fault {
    Fault(name, title, entry: entry, check: check, status: status, example: "table")
  }

  private static func testLead(
    _ name: String, _ title: String, entry: String, status: String = "broken"
  ) -> Fault {
    Fault(
      name, title, entry: entry, check: "table.test-lead", status: status, example: "table",
      needsTestLead: true)
  }

  private static func signature(
    _ name: String, _ title: String, entry: String, status: String = "broken"
  ) -> Fault {
    Fault(
      name, title, entry: entry, check: "table.sign-in", status: status, example: "table-sas")
  }
}
