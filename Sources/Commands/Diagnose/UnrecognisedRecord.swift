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
