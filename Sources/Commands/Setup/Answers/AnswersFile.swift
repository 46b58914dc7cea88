import Destinations
import Storage
import Text

/// Answers that were written down: what an interactive run saves, and a run without questions
/// takes. A secret stands in it as a reference or not at all.
struct AnswersFile: Equatable {
  /// The version of its form that this program writes, and the newest that it reads.
  static let schemaVersion = 1
  /// No file of answers is larger, in bytes.
  static let maximumBytes = 1 << 20

  /// The keys at the top, in the order in which they are written.
  enum Key {
    static let schemaVersion = "schemaVersion"
    static let destination = "destination"
    static let profile = "profile"
    static let answers = "answers"
    static let sendsTestLead = "sendTestLead"

    static let all = [schemaVersion, destination, profile, answers, sendsTestLead]
  }

  /// The id of the destination that the answers are for.
  let destination: String
  /// The name of the set-up, where it is given.
  let profile: String?
  /// The answers, by the keys of the destination's fields.
  let answers: [String: GivenAnswer]
  /// Whether a test lead is to be sent, where it is said.
  let sendsTestLead: Bool?

  /// Reads a file and tells of everything that is wrong with it.
  ///
  /// - Parameters:
  ///   - path: The file; `-` is standard input.
  ///   - destination: The destination that is asked for; `nil` leaves it to the file.
  /// - Returns: What the file holds.
  /// - Throws: All that is wrong with it, a line each.
  static func read(
    _ path: String, for destination: Destination?
  ) throws(CommandFailure) -> AnswersFile {
    do {
      let bytes = try TextFile.read(path, maximumBytes: maximumBytes)
      return try AnswersFile(bytes, named: path == "-" ? "standard input" : path, for: destination)
    } catch let failure as CommandFailure {
      throw failure
    } catch let error as ReadError {
      guard case .tooLarge(let name, _) = error else { throw InputFile.failure(error) }
      throw CommandFailure(
        "\(name): a file of answers is not larger than \(maximumBytes >> 20) MiB", .invalidData)
    } catch {
      throw CommandFailure("'\(path)' cannot be read: \(error)", .noInput)
    }
  }

  /// Reads what a file holds.
  init(
    _ bytes: [UInt8], named name: String, for destination: Destination?
  ) throws(CommandFailure) {
    var reader = AnswersFileReader(name: name, asked: destination)
    let root: JSONValue
    do {
      root = try JSONParser.parse(bytes)
    } catch {
      let reason =
        error.problem == .invalidUTF8
        ? "the file is not text in UTF-8"
        : DocumentError(error, in: String(decoding: bytes, as: UTF8.self)).reason
      throw CommandFailure([AnswerProblem(.file(name, error.position), reason)])
    }
    self = try reader.file(root)
  }

  /// Takes the parts as they are.
  init(
    destination: String, profile: String?, answers: [String: GivenAnswer], sendsTestLead: Bool?
  ) {
    self.destination = destination
    self.profile = profile
    self.answers = answers
    self.sendsTestLead = sendsTestLead
  }

  /// Writes answers down, in the order of the destination's fields.
  ///
  /// - Parameters:
  ///   - destination: The destination.
  ///   - profile: The name of the set-up.
  ///   - answers: Texts and references, by the keys of the destination's fields.
  ///   - sendsTestLead: Whether a test lead is to be sent; `nil` says nothing of it.
  /// - Returns: The file's text.
  static func text(
    destination: Destination, profile: String?, answers: [String: String], sendsTestLead: Bool?
  ) -> String {
    var members = [
      JSONValue.Member(key: Key.schemaVersion, value: JSONValue(schemaVersion)),
      JSONValue.Member(key: Key.destination, value: JSONValue(destination.id)),
    ]
    if let profile { members.append(JSONValue.Member(key: Key.profile, value: JSONValue(profile))) }
    let given = destination.fields.compactMap { field in
      answers[field.key].map { JSONValue.Member(key: field.key, value: JSONValue($0)) }
    }
    members.append(JSONValue.Member(key: Key.answers, value: JSONValue(.object(given))))
    if let sendsTestLead {
      members.append(
        JSONValue.Member(key: Key.sendsTestLead, value: JSONValue(.bool(sendsTestLead))))
    }
    return JSONWriter.pretty(JSONValue(.object(members))) + "\n"
  }
}
