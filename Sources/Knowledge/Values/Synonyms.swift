/// Names of the same thing, and words that name a destination, for comparing descriptions.
public struct Synonyms: Sendable, Hashable {
  /// Names of the same thing, the one that stands for all of them first.
  public var groups: [[String]] = []
  /// Lead destinations, as entries call them, and the words that name each.
  public var destinations: [[String]] = []
}
