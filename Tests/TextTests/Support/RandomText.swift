/// Random texts, the same in every run, so that a failure can be repeated.
struct RandomText {
  private var generator = SeededGenerator()
  private let parts: [String]

  /// - Parameter parts: What texts are put together from; likelier when listed twice.
  init(_ parts: [String]) {
    self.parts = parts
  }

  mutating func next(_ count: ClosedRange<Int>) -> String {
    // Scalars are appended, as characters would be joined with those before.
    var text = String.UnicodeScalarView()
    for _ in 0..<number(in: count) {
      text.append(contentsOf: (parts.randomElement(using: &generator) ?? "").unicodeScalars)
    }
    return String(text)
  }

  mutating func number(in range: ClosedRange<Int>) -> Int {
    Int.random(in: range, using: &generator)
  }

  mutating func chance(_ percent: Int) -> Bool {
    number(in: 1...100) <= percent
  }
}

extension String {
  /// The text as Swift source, for the message of a failed test.
  var spelled: String {
    unicodeScalars.map { $0.escaped(asASCII: true) }.joined()
  }
}

/// Scalars that no literal may hold.
enum Noncharacter {
  static let first = String(decoding: [0xFDD0], as: UTF16.self)
  static let endOfPlane = String(decoding: [0xFFFF], as: UTF16.self)
  static let last = String(decoding: [0xDBFF, 0xDFFF], as: UTF16.self)
}
