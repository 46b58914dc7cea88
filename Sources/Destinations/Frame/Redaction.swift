import Knowledge
public import Text

extension Observation {
  /// The same observation with every secret masked, wherever a service repeated it.
  ///
  /// - Parameter redactor: Knows the secrets.
  /// - Returns: What may be shown.
  public func redacted(by redactor: Redactor) -> Observation {
    replacing(
      said: said.map(redactor.redacted), parameters: parameters.mapValues(redactor.redacted))
  }
}

extension CheckReport {
  /// The same report with every secret masked.
  ///
  /// - Parameter redactor: Knows the secrets.
  /// - Returns: What may be shown.
  public func redacted(by redactor: Redactor) -> CheckReport {
    CheckReport(self, observation: observation?.redacted(by: redactor))
  }
}
