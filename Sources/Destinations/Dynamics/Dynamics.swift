extension Destination {
  /// Dynamics 365 and Dataverse.
  public static let dynamics = Destination(
    id: "dynamics", name: "Dynamics 365", block: "dynamicsLeadConfiguration",
    olderNames: ["crm", "dynamicscrm"], olderBlock: "crmLeadConfiguration", fields: [],
    checks: [], parameters: { _ in [:] })
}
