import Testing
import Text

@Suite("Base64") struct Base64Tests {
  struct Pair: Sendable, CustomTestStringConvertible {
    let plain: [UInt8]
    let text: String
    var testDescription: String { text }
  }

  /// RFC 4648, 10, and bytes that need the last two characters.
  static let pairs: [Pair] =
    [
      ("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foob", "Zm9vYg=="),
      ("fooba", "Zm9vYmE="), ("foobar", "Zm9vYmFy"),
    ].map { Pair(plain: Array($0.0.utf8), text: $0.1) } + [
      Pair(plain: [0xFB, 0xFF, 0xBF], text: "+/+/"), Pair(plain: [0xFF, 0xFE], text: "//4="),
    ]

  @Test(arguments: pairs) func agreesWithTheStandard(_ pair: Pair) throws {
    #expect(Base64.encode(pair.plain) == pair.text)
    #expect(try Base64.decode(pair.text) == pair.plain)
  }

  @Test func theOtherAlphabetIsSafeInAddresses() throws {
    #expect(Base64.encode([0xFB, 0xFF, 0xBF, 0xFF], alphabet: .url) == "-_-__w")
    #expect(try Base64.decode("-_-__w", alphabet: .url) == [0xFB, 0xFF, 0xBF, 0xFF])
    #expect(try Base64.decode("-_-__w==", alphabet: .url) == [0xFB, 0xFF, 0xBF, 0xFF])
  }

  @Test(arguments: Base64.Alphabet.allCases)
  func readsWhatItWrites(_ alphabet: Base64.Alphabet) throws {
    var generator = SystemRandomNumberGenerator()
    for count in 0..<200 {
      let bytes = (0..<count).map { _ in UInt8.random(in: 0...255, using: &generator) }
      let text = Base64.encode(bytes, alphabet: alphabet)
      #expect(try Base64.decode(text, alphabet: alphabet) == bytes, "\(bytes)")
    }
  }

  struct Fault: Sendable, CustomTestStringConvertible {
    let text: String
    let problem: Base64Error.Problem
    let offset: Int
    var alphabet = Base64.Alphabet.standard
    var testDescription: String { "\(text) \(alphabet)" }
  }

  @Test(arguments: [
    Fault(text: "Zm 9v", problem: .foreignCharacter, offset: 2),
    Fault(text: "Zm9v\n", problem: .foreignCharacter, offset: 4),
    Fault(text: "Zm9vé", problem: .foreignCharacter, offset: 4),
    Fault(text: "Zg==Zg==", problem: .foreignCharacter, offset: 2),
    Fault(text: "-_-_", problem: .foreignCharacter, offset: 0),
    Fault(text: "+/+/", problem: .foreignCharacter, offset: 0, alphabet: .url),
    Fault(text: "Z", problem: .cutOff, offset: 1),
    Fault(text: "Zm9vY", problem: .cutOff, offset: 5),
    Fault(text: "Zm9vY===", problem: .cutOff, offset: 5),
    Fault(text: "Zg", problem: .cutOff, offset: 2),
    Fault(text: "Zg=", problem: .cutOff, offset: 3),
    Fault(text: "Zg=", problem: .cutOff, offset: 3, alphabet: .url),
    Fault(text: "Zm8==", problem: .overfilled, offset: 4),
    Fault(text: "Zm9v=", problem: .overfilled, offset: 4),
    Fault(text: "====", problem: .overfilled, offset: 0),
    Fault(text: "Zh==", problem: .bitsLeftOver, offset: 1),
    Fault(text: "Zm9=", problem: .bitsLeftOver, offset: 2),
  ])
  func saysWhereItIsInvalid(_ fault: Fault) {
    #expect(throws: Base64Error(fault.problem, offset: fault.offset)) {
      try Base64.decode(fault.text, alphabet: fault.alphabet)
    }
  }
}
