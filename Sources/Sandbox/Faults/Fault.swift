/// Something that goes wrong to order.
public struct Fault: Sendable {
  /// How it comes about.
  public enum Kind: Sendable {
    /// A service answers so.
    case service
    /// The connection goes wrong, whatever is asked.
    case network(NetworkTrouble)
  }

  /// The name to order it by.
  public let name: String
  /// What goes wrong, in a sentence.
  public let title: String
  /// The knowledge entry that must explain it.
  public let entry: String
  /// The check that must see it.
  public let check: String
  /// How that check must end: `broken`, `warning` or `notEstablished`.
  public let status: String
  /// The example document that meets it: the name of a file of `knowledge/examples`.
  public let example: String
  /// Whether it takes a test lead to meet it.
  public let needsTestLead: Bool
  /// How it comes about.
  public let kind: Kind

  init(
    _ name: String, _ title: String, entry: String, check: String, status: String = "broken",
    example: String, needsTestLead: Bool = false, kind: Kind = .service
  ) {
    self.name = name
    self.title = title
    self.entry = entry
    self.check = check
    self.status = status
    self.example = example
    self.needsTestLead = needsTestLead
    self.kind = kind
  }
}
