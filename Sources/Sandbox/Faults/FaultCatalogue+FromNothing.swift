extension FaultCatalogue {
  /// The name that orders `absences` together.
  public static let fromNothing = "from-nothing"

  /// What is not there before anybody has set anything up, in an environment that is otherwise
  /// well: no user for the application, no solution, no role, and no table for leads.
  static let absences = [
    "no-application-user", "solution-missing", "role-missing", "role-not-assigned",
    "leads-table-missing",
  ].compactMap(fault(named:))
}
