/// What a value is; it drives validation, help and completion alike.
public enum ValueKind: Sendable, Hashable {
  /// Any text, the empty one too.
  case text
  /// The path of a file or a folder; whether it exists is not looked at.
  case path(PathKind)
  /// One of a fixed list of words.
  case choice([String])
  /// A whole number within a range.
  case integer(ClosedRange<Int>)
  /// Any text, completed from a source that the caller knows by this name.
  case dynamic(String)
}

/// What stands at a path.
public enum PathKind: String, Sendable, Hashable, CaseIterable {
  /// A file.
  case file
  /// A folder.
  case directory
}

extension ValueKind {
  /// Says what is wrong with a value, if anything is.
  func fault(of value: String) -> UsageError.ValueFault? {
    switch self {
    case .text, .path, .dynamic:
      return nil
    case .choice(let choices):
      guard !choices.contains(value) else { return nil }
      return .notOneOf(choices, suggestions: Suggestions.nearest(to: value, among: choices))
    case .integer(let range):
      if let number = Int(value) { return range.contains(number) ? nil : .outOfRange(range) }
      // A number too long for the machine is a number nevertheless.
      let digits = value.utf8.drop { $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: "+") }
      let isNumber = !digits.isEmpty && digits.allSatisfy(\.isDigit)
      return isNumber ? .outOfRange(range) : .notANumber
    }
  }
}

extension UInt8 {
  /// Whether this is an ASCII digit.
  var isDigit: Bool { UInt8(ascii: "0")...UInt8(ascii: "9") ~= self }
}
