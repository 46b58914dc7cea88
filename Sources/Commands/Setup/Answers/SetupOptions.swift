import Arguments
import Destinations

/// What a call of `setup` asks for.
struct SetupOptions: Equatable {
  /// The destination as it was named; whether there is such a one is not looked at.
  let destination: String?
  let profile: String?
  /// The file to take answers from; `-` is standard input.
  let answersFile: String?
  /// The file to write the answers to.
  let savedAnswersFile: String?
  /// The file to write the `customer-leads` document to; `-` is standard output.
  let document: String?
  let resumes: Bool
  let isDryRun: Bool
  let isForAdmin: Bool
  let sendsTestLead: Bool
  let isOffline: Bool
  let allowsPrivateAddresses: Bool
  /// Whether the screen must not be drawn over.
  let isAccessible: Bool
  /// What was given for fields, by their keys, as it was typed.
  let fieldValues: [String: String]

  init(_ parsed: ParsedCommand) throws(CommandFailure) {
    destination = parsed.operands.first
    profile = parsed.value("profile")
    answersFile = try Self.file("answers", parsed)
    savedAnswersFile = try Self.file("save-answers", parsed)
    document = try Self.file("document", parsed)
    resumes = parsed.flag("resume")
    isDryRun = parsed.flag("dry-run")
    isForAdmin = parsed.flag("for-admin")
    sendsTestLead = parsed.flag("send-test-lead")
    isOffline = parsed.flag("offline")
    allowsPrivateAddresses = parsed.flag("allow-private")
    isAccessible = parsed.flag("accessible")
    var values: [String: String] = [:]
    for field in SetupFields.all { values[field.key] = parsed.value(field.optionName) }
    fieldValues = values
    if let profile, let fault = ProfileName.fault(of: profile) {
      throw CommandFailure("'--profile': \(fault)", .usage)
    }
    try checkExclusions()
  }

  private func checkExclusions() throws(CommandFailure) {
    if isOffline, sendsTestLead {
      throw CommandFailure("'--offline' and '--send-test-lead' exclude each other", .usage)
    }
    if isDryRun, sendsTestLead {
      throw CommandFailure("'--dry-run' and '--send-test-lead' exclude each other", .usage)
    }
    if document == "-", savedAnswersFile == "-" {
      throw CommandFailure(
        "both '--document' and '--save-answers' go to standard output", .usage)
    }
  }

  private static func file(
    _ option: String, _ parsed: ParsedCommand
  ) throws(CommandFailure) -> String? {
    let path = parsed.value(option)
    guard path != "" else { throw CommandFailure("'--\(option)' needs a file", .usage) }
    return path
  }
}
