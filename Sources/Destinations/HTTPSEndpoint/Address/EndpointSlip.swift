/// What is wrong with an address, in words that hold nothing of it.
struct EndpointSlip: Error, Sendable, Hashable {
  /// How much a slip says against an address.
  enum Weight: Sendable, Hashable {
    /// Leads cannot arrive like this.
    case broken
    /// They may.
    case warning
    /// What was seen is not the whole address.
    case notEstablished
  }

  /// The entry that explains it.
  let entry: String
  /// What was seen.
  let said: String
  /// How much it says against the address.
  let weight: Weight
  /// The day that the sentence speaks of, `YYYY-MM-DD`.
  let date: String?

  init(_ entry: String, _ said: String, _ weight: Weight = .broken, date: String? = nil) {
    self.entry = entry
    self.said = said
    self.weight = weight
    self.date = date
  }

  static func malformed(_ what: String) -> EndpointSlip {
    EndpointSlip("https-url-malformed", "the URL \(what)")
  }

  static func truncated(_ what: String) -> EndpointSlip {
    EndpointSlip("https-url-truncated", "the URL \(what)")
  }

  static func doubleEncoded(_ what: String) -> EndpointSlip {
    EndpointSlip("https-url-double-encoded", "the URL \(what)")
  }
}
