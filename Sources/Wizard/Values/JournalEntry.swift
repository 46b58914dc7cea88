import Destinations
public import Text

/// Something that was accepted and must not be lost. None holds a secret.
public enum JournalEntry: Sendable, Hashable {
  /// The destination, by its id.
  case destination(String)
  /// The name of the set-up.
  case profileName(String)
  /// The answer to a field, by its key.
  case text(String, String)
  /// The reference to the secret of a field.
  case reference(String, String)
  /// The answer to a field, by its key, no longer holds; what replaces it has no place so far.
  case forgotten(String)
  /// A step that was done.
  case done(String)
  /// A step that was left out.
  case skipped(String)

  /// The entry as one object.
  public var json: JSONValue {
    switch self {
    case .destination(let id): ["destination": JSONValue(id)]
    case .profileName(let name): ["profile": JSONValue(name)]
    case .text(let key, let text): ["key": JSONValue(key), "text": JSONValue(text)]
    case .reference(let key, let text): ["key": JSONValue(key), "reference": JSONValue(text)]
    case .forgotten(let key): ["forgotten": JSONValue(key)]
    case .done(let step): ["done": JSONValue(step)]
    case .skipped(let step): ["skipped": JSONValue(step)]
    }
  }

  /// Reads an entry; `nil` for what is none, such as one of a later version.
  ///
  /// - Parameter json: The object.
  public init?(_ json: JSONValue) {
    if let key = json["key"]?.string {
      if let text = json["text"]?.string {
        self = .text(key, text)
      } else if let text = json["reference"]?.string {
        self = .reference(key, text)
      } else {
        return nil
      }
    } else if let id = json["destination"]?.string {
      self = .destination(id)
    } else if let name = json["profile"]?.string {
      self = .profileName(name)
    } else if let key = json["forgotten"]?.string {
      self = .forgotten(key)
    } else if let step = json["done"]?.string {
      self = .done(step)
    } else if let step = json["skipped"]?.string {
      self = .skipped(step)
    } else {
      return nil
    }
  }
}
