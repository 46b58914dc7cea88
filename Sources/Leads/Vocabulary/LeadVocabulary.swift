/// The sources and actions that Marketplace writes, as far as they are documented.
public enum LeadVocabulary {
  /// Looks a source up.
  ///
  /// - Parameter code: Its code or another name of it; case, blanks and hyphens are left out of
  ///   account.
  /// - Returns: What is documented; `nil` where the source is unknown.
  public static func source(_ code: String) -> LeadTerm? { sourceIndex[LeadName.folded(code)] }

  /// Looks an action up.
  ///
  /// - Parameter code: Its code or another name of it; case, blanks and hyphens are left out of
  ///   account.
  /// - Returns: What is documented; `nil` where the action is unknown.
  public static func action(_ code: String) -> LeadTerm? { actionIndex[LeadName.folded(code)] }

  /// The action of a partner who was merely listed on another's page.
  public static let doNotContact = "DNC"

  /// Whether a text is the code of a source, in any case.
  static func isDocumented(source: String) -> Bool { sourceCodes.contains(source.lowercased()) }

  /// Whether a text is the code of an action, in any case.
  static func isDocumented(action: String) -> Bool { actionCodes.contains(action.lowercased()) }

  private static let sourceIndex = index(sources)
  private static let actionIndex = index(actions)
  private static let sourceCodes = Set(sources.map { $0.code.lowercased() })
  private static let actionCodes = Set(actions.map { $0.code.lowercased() })

  private static func index(_ terms: [LeadTerm]) -> [String: LeadTerm] {
    var index: [String: LeadTerm] = [:]
    for term in terms {
      for name in [term.code] + term.otherNames { index[LeadName.folded(name)] = term }
    }
    return index
  }
}
