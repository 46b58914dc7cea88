/// Names something that one check learns and another builds on.
public struct FactKey<Value: Sendable>: Sendable {
  fileprivate let name: String

  /// Names a fact.
  ///
  /// - Parameter name: A name that no other fact of the destination has.
  public init(_ name: String) { self.name = name }
}

/// What checks have learned so far: a token, the real directory, the application's user.
public struct Facts: Sendable {
  private var values: [String: any Sendable] = [:]

  /// Begins with nothing known.
  public init() {}

  /// Begins with one fact.
  ///
  /// - Parameters:
  ///   - key: The fact's name.
  ///   - value: The fact.
  public init<Value>(_ key: FactKey<Value>, _ value: Value) {
    self[key] = value
  }

  /// A fact; `nil` where no check has learned it.
  public subscript<Value>(key: FactKey<Value>) -> Value? {
    get { values[key.name] as? Value }
    set { values[key.name] = newValue }
  }

  /// Takes in what another check learned.
  ///
  /// - Parameter other: The facts, which replace those of the same name.
  public mutating func merge(_ other: Facts) {
    values.merge(other.values) { _, new in new }
  }
}
