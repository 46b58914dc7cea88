/// A code of Marketplace and what it means.
public struct LeadTerm: Sendable, Hashable {
  /// The code in the documented spelling.
  public let code: String
  /// What it is called, in a few words.
  public let name: String
  /// What it means, in a sentence.
  public let meaning: String
  /// Where it occurs.
  public let occurs: String
  /// How the documentation of it changed; empty where it did not.
  public let history: String
  /// What to do with such a lead; empty where there is nothing to be said.
  public let advice: String
  /// How else it is written: by portals and exports.
  public let otherNames: [String]

  init(
    _ code: String, name: String, meaning: String, occurs: String, history: String = "",
    advice: String = "", otherNames: [String] = []
  ) {
    self.code = code
    self.name = name
    self.meaning = meaning
    self.occurs = occurs
    self.history = history
    self.advice = advice
    self.otherNames = otherNames
  }
}
