/// A word that can stand at the cursor.
public struct Candidate: Sendable, Hashable {
  /// The whole word, without quotes.
  public let value: String
  /// What it means, in a few words; may be empty.
  public let description: String

  /// Describes a word.
  ///
  /// - Parameters:
  ///   - value: The whole word, without quotes.
  ///   - description: What it means, in a few words.
  public init(_ value: String, _ description: String = "") {
    self.value = value
    self.description = description
  }
}
