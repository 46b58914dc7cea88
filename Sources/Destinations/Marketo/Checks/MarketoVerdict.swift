import Knowledge

extension MarketoLook {
  /// What a refusal of the interface means. Most say nothing about where leads go: Marketo is busy
  /// or away, or the API user may not look.
  func outcome(
    of refusal: MarketoRefusal, lacking permission: MarketoPermission
  ) -> CheckOutcome {
    if refusal.code == "603" {
      return .notEstablished(
        .entry(
          "marketo-permission-missing",
          said: "\(refusal.words); the role of the API user lacks '\(permission.rawValue)'",
          parameters: [.permissions: permission.rawValue]))
    }
    guard let entry = Self.entries[refusal.code] else {
      return .notEstablished(
        .said(
          refusal.words, else: EntryID("network-unexpected-answer"), parameters: [.host: host]))
    }
    return .notEstablished(.entry(entry, said: refusal.words))
  }

  private static let entries: [String: String] = [
    "600": "marketo-token-rejected", "601": "marketo-token-rejected",
    "602": "marketo-token-rejected",
    "502": "marketo-unavailable", "604": "marketo-unavailable", "608": "marketo-unavailable",
    "611": "marketo-unavailable", "713": "marketo-unavailable", "719": "marketo-unavailable",
    "606": "marketo-rate-limited", "615": "marketo-concurrency-limited",
    "607": "marketo-quota-reached", "610": "marketo-path-not-found",
    // Most often it passes by itself.
    "614": "marketo-subscription-inactive",
  ]

  /// What it means that Marketo lets somebody not in.
  func outcome(of refusal: MarketoSignInRefusal) -> CheckOutcome {
    // Whoever sent no credentials that could be read is `unauthorized` too: of that one word
    // nothing is to be had.
    switch refusal.error {
    case "unauthorized" where refusal.words.contains("requested id"):
      .broken(
        .entry("marketo-client-not-found", said: refusal.words).blaming(Key.clientID))
    case "invalid_client",
      "unauthorized" where refusal.words.contains("Bad client credentials"):
      .broken(
        .entry("marketo-secret-rejected", said: refusal.words).blaming(Key.clientSecret))
    default:
      .notEstablished(
        .said(
          refusal.words, else: EntryID("network-unexpected-answer"), parameters: [.host: host]))
    }
  }
}
