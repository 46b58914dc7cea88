/// One way to go on with the word before the cursor.
public struct Completion: Sendable, Hashable {
  /// What takes the word's place: the word is what stands between the last blank and the cursor.
  public let replacement: String
  /// What it is, in a few words, for the list.
  public let summary: String
  /// Whether the word is whole with it, so that a blank follows.
  public let isWhole: Bool

  /// Describes a completion.
  ///
  /// - Parameters:
  ///   - replacement: What takes the word's place.
  ///   - summary: What it is, in a few words.
  ///   - isWhole: Whether a blank follows; not after a folder, for one.
  public init(_ replacement: String, summary: String = "", isWhole: Bool = true) {
    self.replacement = replacement
    self.summary = summary
    self.isWhole = isWhole
  }
}
