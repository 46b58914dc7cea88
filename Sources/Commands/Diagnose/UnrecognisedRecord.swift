import Diagnosis
import Glibc
import Knowledge
import Text

/// A text that was not recognised, without its secrets and ids: a test case for a new entry.
struct UnrecognisedRecord {
  private let text: String
  private let codes: [String]

  init(text: String, result: DiagnosisResult) {
    self.text = IdentifierMask.masked(SecretScanner.redacted(text))
    self.codes = result.unknownCodes.map(\.code)
  }

  /// A JSON line in the form of the labelled samples, with nothing expected yet.
  var line: String {
    let value: JSONValue = [
      "schemaVersion": 1, "text": JSONValue(text), "codes": JSONValue(codes), "expect": [],
    ]
    return JSONWriter.compact(value) + "\n"
  }

  func append(to path: String) throws(CommandFailure) {
    let descriptor = unsafe open(path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else {
      throw CommandFailure(
        "'\(path)' cannot be written: \(SystemError.reason(errno))", .cannotCreate)
    }
    defer { close(descriptor) }
    let bytes = Array(line.utf8)
    let count = unsafe bytes.withUnsafeBytes { unsafe write(descriptor, $0.baseAddress, $0.count) }
    guard count == bytes.count else {
      throw CommandFailure(
        "'\(path)' cannot be written: \(SystemError.reason(errno))", .outputFailed)
    }
  }
}

/// Hides what names a person or an organisation: ids, mail addresses and host names keep their form.
enum IdentifierMask {
  static func masked(_ text: String) -> String {
    var result = String.UnicodeScalarView()
    var word: [Unicode.Scalar] = []
    func close() {
      result.append(contentsOf: masked(word))
      word = []
    }
    for scalar in text.unicodeScalars {
      let isPart =
        scalar.properties.isAlphabetic || ("0"..."9").contains(scalar)
        || scalar == "-" || scalar == "@" || scalar == "." || scalar == "_"
      if isPart {
        word.append(scalar)
      } else {
        close()
        result.append(scalar)
      }
    }
    close()
    return String(result)
  }

  private static func masked(_ word: [Unicode.Scalar]) -> [Unicode.Scalar] {
    if word.count == 36, word[8] == "-", word[13] == "-", word[18] == "-", word[23] == "-" {
      return word.map { $0 == "-" ? $0 : "0" }
    }
    if word.contains("@") { return Array("user@example.com".unicodeScalars) }
    return word
  }
}
