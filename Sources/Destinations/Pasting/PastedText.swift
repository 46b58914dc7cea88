import Text

/// Finds out what a pasted text answers: which destinations it speaks of, and what it says of them.
public enum PastedText {
  /// The destinations whose answers a text holds.
  ///
  /// - Parameter text: Anything that was pasted.
  /// - Returns: Each with the answers that were found, the most telling first; empty for a text
  ///   that holds none.
  public static func destinations(
    in text: String
  ) -> [(destination: Destination, values: [PastedValue])] {
    let owner = PastedDocument.destination(of: text)
    let asked = Registry.all.filter { $0.id == owner ?? $0.id }
    let found = asked.compactMap { destination in
      let values = destination.pastedValues(text)
      return values.isEmpty ? nil : (destination: destination, values: values)
    }
    let likely = Self.likely(by: text)
    return found.enumerated().sorted { left, right in
      let (one, other) = (left.element, right.element)
      if one.values.count != other.values.count { return one.values.count > other.values.count }
      let (first, second) = (one.destination.id == likely, other.destination.id == likely)
      return first == second ? left.offset < right.offset : first
    }.map(\.element)
  }

  /// The destination of which a text speaks by a word that no other one has: a client ID and its
  /// secret alone are the same everywhere.
  private static func likely(by text: String) -> String? {
    guard text.utf8.count <= maximumBytes else { return nil }
    let lower = text.lowercased()
    return ["launchpoint", "munchkin", "marketo"].contains { lower.contains($0) }
      ? Destination.marketo.id : nil
  }

  /// The longest text that is read as a document; one offer has a hundredth of it.
  static let maximumDocumentBytes = 1 << 20
  /// The longest text that is looked through for labels: a page of a portal has a tenth of it.
  static let maximumBytes = 64 << 10

  /// Whether a text reports a failure: the ids in it are those of somebody's attempt, and a
  /// diagnosis says more about them.
  static func isFailure(_ text: String) -> Bool {
    let lower = text.lowercased()
    return ["aadsts", "0x80", "traceback (", "stack trace"].contains {
      lower.contains($0)
    }
  }
}

/// Collects the answers that a text gives. A question with two different answers has none.
struct PastedAnswers {
  private var texts: [String: Set<String>] = [:]

  /// Takes an answer that fits its field.
  mutating func add(_ key: String, _ text: String) { texts[key, default: []].insert(text) }

  /// The only answer to a question.
  subscript(key: String) -> String? {
    guard let all = texts[key], all.count == 1 else { return nil }
    return all.first
  }

  /// Whether nothing was answered, or nothing clearly.
  func contains(_ key: String) -> Bool { texts[key] != nil }

  mutating func remove(_ key: String) { texts[key] = nil }

  /// The answers in the order of the fields.
  func values(for fields: [Field]) -> [PastedValue] {
    fields.compactMap { field in
      self[field.key].map { PastedValue(field, $0) }
    }
  }
}

extension PastedValue {
  /// Notes what was found for a field, hidden where the field's kind says so.
  init(_ field: Field, _ text: String) {
    switch field.kind {
    case .secret, .connectionString: self.init(field.key, .secret(Secret(text)))
    case .text, .choice, .addresses: self.init(field.key, .text(text))
    }
  }
}
