import Arguments
import Destinations
import Storage
import Text
import Wizard

/// What an answer must be before any check looks at it: nothing that steers the set-up, nothing
/// that no terminal could have given, and of a secret only where it is kept.
struct AnswerRule {
  /// Why a text is no answer. No case holds anything secret.
  enum Fault: Error, Equatable {
    case isEmpty
    case tooLong
    case controlCharacter(line: Bool)
    case controlWord(String)
    case referenceInPlainField
    case literalSecret
    case malformedReference(reason: String)
    case noChoice(among: [String], nearest: String?)
  }

  /// No answer is longer, in bytes.
  static let maximumBytes = 64 << 10

  let field: Field

  init(_ field: Field) { self.field = field }

  /// Reads a text that was given for the field.
  func value(_ text: String) throws(Fault) -> GivenAnswer.Value {
    guard text.utf8.count <= Self.maximumBytes else { throw .tooLong }
    guard text.contains(where: { !$0.isWhitespace }) else { throw .isEmpty }
    if let scalar = text.unicodeScalars.first(where: Self.isControl) {
      throw .controlCharacter(line: scalar == "\n" || scalar == "\r")
    }
    if let word = ControlWord.spelling(of: text) { throw .controlWord(word) }
    switch field.kind {
    case .secret:
      try Self.checkReference(text)
      return .reference(text)
    case .connectionString:
      try Self.checkConnectionString(text)
      return .reference(text)
    case .choice(let words): return .text(try Self.choice(text, among: words))
    case .text, .addresses:
      guard !text.replacing("$${", with: "").contains("${") else {
        throw .referenceInPlainField
      }
      return .text(text)
    }
  }

  private static func isControl(_ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.generalCategory == .control
  }

  private static func choice(_ text: String, among words: [String]) throws(Fault) -> String {
    if let word = words.first(where: { $0.lowercased() == text.lowercased() }) { return word }
    throw .noChoice(among: words, nearest: NearestName.of(text, among: words))
  }

  private static func checkReference(_ text: String) throws(Fault) {
    switch SecretReference.read(text, split: { try? CommandLineWords.split($0) }) {
    case .reference: return
    case .literal: throw .literalSecret
    case .malformed(let reason):
      // What stands before the colon may be a part of a secret, unless it is one of ours.
      let isOurs = ["${env:", "${file:", "${cmd:"].contains { text.hasPrefix($0) }
      throw .malformedReference(reason: isOurs ? reason : "")
    }
  }

  /// The whole a reference, or each of its secrets one; the rest must not be secret.
  private static func checkConnectionString(_ text: String) throws(Fault) {
    let parts = ConnectionStringParts(text)
    guard parts.whole == nil else { return try checkReference(text) }
    let secrets = parts.pairs.filter(\.isSecret)
    guard !secrets.isEmpty, parts.pairs.allSatisfy({ $0.isSecret || isPlain($0) }) else {
      throw text.hasPrefix("${") ? .malformedReference(reason: "") : .literalSecret
    }
    for pair in secrets { try checkReference(pair.value) }
  }

  /// Whether a pair of a connection string is known to hold nothing secret.
  static func isPlain(_ pair: ConnectionStringParts.Pair) -> Bool {
    let name = pair.key.filter { !$0.isWhitespace }.lowercased()
    return (!pair.hasValue && name.isEmpty)
      || ["defaultendpointsprotocol", "accountname", "endpointsuffix"].contains(name)
      || (name.hasSuffix("endpoint") && !pair.value.contains("?"))
  }
}

extension AnswerRule.Fault {
  /// What is wrong, for a sentence about the field.
  func sentence(about field: Field) -> String {
    switch self {
    case .isEmpty: "the answer is empty; leave it out where there is none"
    case .tooLong: "the answer is longer than \(AnswerRule.maximumBytes >> 10) KiB"
    case .controlCharacter(let isLine):
      isLine ? "the answer holds a line break" : "the answer holds a control character"
    case .controlWord(let word):
      "'\(word)' steers the set-up at a question, and cannot be an answer"
    case .referenceInPlainField:
      "a reference stands where only plain text may; only secrets are given by reference"
    case .literalSecret:
      "a secret is given by reference only: \(Self.forms(field))"
    case .malformedReference(let reason):
      "the reference cannot be read\(reason.isEmpty ? "" : " (\(reason))"): \(Self.forms(field))"
    case .noChoice(let words, let nearest):
      "expected one of \(words.joined(separator: ", "))"
        + (nearest.map { "; the nearest is '\($0)'" } ?? "")
    }
  }

  private static func forms(_ field: Field) -> String {
    let forms = "${env:NAME}, ${file:PATH} or ${cmd:PROGRAM ARG…}"
    return field.kind == .connectionString
      ? forms + ", as the whole value or as that of AccountKey or SharedAccessSignature" : forms
  }
}
