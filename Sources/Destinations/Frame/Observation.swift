public import Knowledge

/// What stands behind an outcome that is not `ok`: words, an entry, or both.
public struct Observation: Sendable, Hashable {
  /// The service's own words, or, where the check found it by itself, a plain sentence.
  public let said: String?
  /// The knowledge entry that the check itself recognised; it goes before anything that the words
  /// seem to mean.
  public let entry: EntryID?
  /// The entry to show where the words are not known.
  public let fallback: EntryID?
  /// Values for the entry's text.
  public let parameters: [Parameter: String]
  /// The key of the field to blame, where it is not the check's.
  public private(set) var field: String?
  /// Whether the words are a sentence of this program's own, in which nothing is to be diagnosed.
  public private(set) var isSentence = false

  init(
    said: String?, entry: EntryID?, fallback: EntryID?, parameters: [Parameter: String]
  ) {
    self.said = said
    self.entry = entry
    self.fallback = fallback
    self.parameters = parameters
  }

  /// The service's own words, which are diagnosed like a pasted text.
  ///
  /// - Parameters:
  ///   - words: The words as they came.
  ///   - fallback: The entry to show where the words are not known.
  ///   - parameters: Values that the check knows.
  /// - Returns: The observation.
  public static func said(
    _ words: String, else fallback: EntryID? = nil, parameters: [Parameter: String] = [:]
  ) -> Observation {
    Observation(said: words, entry: nil, fallback: fallback, parameters: parameters)
  }

  /// A knowledge entry that the check itself recognised.
  ///
  /// - Parameters:
  ///   - entry: The entry's id.
  ///   - said: The words of the service, or a sentence that says what was seen.
  ///   - parameters: Values for the entry's text.
  /// - Returns: The observation.
  public static func entry(
    _ entry: String, said: String? = nil, parameters: [Parameter: String] = [:]
  ) -> Observation {
    Observation(said: said, entry: EntryID(entry), fallback: nil, parameters: parameters)
  }

  /// A plain sentence, which says all there is to say.
  ///
  /// - Parameter words: The sentence.
  /// - Returns: The observation.
  public static func sentence(_ words: String) -> Observation {
    var observation = Observation(said: words, entry: nil, fallback: nil, parameters: [:])
    observation.isSentence = true
    return observation
  }

  /// The same with other words and values.
  func replacing(said: String?, parameters: [Parameter: String]) -> Observation {
    var observation = Observation(
      said: said, entry: entry, fallback: fallback, parameters: parameters)
    observation.field = field
    observation.isSentence = isSentence
    return observation
  }

  /// The same, with another field to blame than the check's.
  ///
  /// - Parameter field: The field's key.
  /// - Returns: The observation.
  public func blaming(_ field: String) -> Observation {
    var observation = self
    observation.field = field
    return observation
  }

  /// The same, with more words behind those that were said.
  func adding(_ words: String) -> Observation {
    replacing(said: said.map { "\($0); \(words)" } ?? words, parameters: parameters)
  }
}
