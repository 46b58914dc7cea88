import Destinations
import Knowledge
import Storage
import Terminal
import Text
import Wizard

/// Writes what a set-up came to, and says what is to be done with it.
struct SetupEnd {
  let setup: Setup
  let record: SetupRecord
  let options: SetupOptions
  let context: CommandContext

  init(_ setup: Setup, _ options: SetupOptions, in context: CommandContext) throws(CommandFailure) {
    guard let record = SetupRecord(setup) else {
      throw CommandFailure("the set-up has neither destination nor name", .software)
    }
    self.setup = setup
    self.record = record
    self.options = options
    self.context = context
  }

  /// Where the profile stands, or would.
  var profilePath: String {
    ProfileFolder(context.places)?.file(record.name) ?? record.name
  }

  /// Stores the profile.
  ///
  /// - Returns: Where it stands.
  func store() throws(CommandFailure) -> String {
    guard let folder = ProfileFolder(context.places) else {
      throw CommandFailure(
        "there is no place for profiles: neither HOME nor XDG_CONFIG_HOME is set", .configuration)
    }
    do throws(SaveError<CommandFailure>) {
      try folder.save(record.name) { old throws(CommandFailure) in
        try record.profile(basedOn: old)
      }
    } catch {
      switch error {
      case .unsaved(let error):
        throw CommandFailure(
          "the profile '\(record.name)' was not stored: \(error.sentence)", error.status)
      case .refused(let failure): throw failure
      }
    }
    return folder.file(record.name)
  }

  /// Removes the files of secrets that nothing refers to any more: those of the set-up before, or
  /// of one that was given up. What a set-up under way refers to stays.
  func removeUnusedSecrets() {
    guard let folder = SecretFolder(context.places) else { return }
    folder.removeLeftovers()
    let used = record.references + journalReferences
    _ = try? folder.remove(profile: record.name) { file in
      !used.contains { $0.contains("${file:\(file)}") }
    }
  }

  private var journalReferences: [String] {
    let lines = JournalFolder(context.places)?.lines(of: record.name) ?? []
    return lines.compactMap { (try? JSONParser.parse($0))?["reference"]?.string }
  }

  /// What would be stored, for a person to read: without secrets.
  func preview() throws(CommandFailure) -> String {
    let old = (try? StoredProfiles(of: context).file(record.name))
      .flatMap { try? TextFile.read($0, maximumBytes: ProfileFolder.maximumBytes) }
    let text = String(decoding: try record.profile(basedOn: old), as: UTF8.self)
    return Redactor(record.plainSecrets).redacted(text)
  }

  /// Writes the `customer-leads` document.
  ///
  /// - Parameter path: Its place; `-` is standard output.
  /// - Returns: What to say of it.
  /// - Throws: `CommandFailure` where it could not be written.
  func writeDocument(to path: String) throws(CommandFailure) -> String? {
    try write(record.document, to: path)
    return path == "-"
      ? nil : SetupWording.documentWritten(path, holdsSecret: !record.plainSecrets.isEmpty)
  }

  /// Writes the answers where an option wants them.
  ///
  /// - Returns: What to say of it.
  func writeAnswers() throws(CommandFailure) -> String? {
    guard let path = options.savedAnswersFile else { return nil }
    try write(Array(record.answers(sendsTestLead: setup.hasSentTestLead).utf8), to: path)
    return path == "-" ? nil : SetupWording.answersWritten(path)
  }

  private func write(_ bytes: [UInt8], to path: String) throws(CommandFailure) {
    guard path != "-" else {
      do throws(OutputError) {
        try context.write(String(decoding: bytes, as: UTF8.self))
        try context.flush()
      } catch {
        throw CommandFailure("the output could not be written: \(error.reason)", .outputFailed)
      }
      return
    }
    do throws(WriteError) {
      var file = try ReplacingFile(path, mode: 0o600)
      try file.write(bytes)
      try file.commit()
    } catch {
      throw CommandFailure(error, .cannotCreate)
    }
  }

  /// The exit status that the checks call for.
  var status: ExitStatus {
    if record.hasUnsetReference { return .configuration }
    let statuses = setup.failures.map(\.status)
    if statuses.contains(.broken) { return .notRecognised }
    return statuses.contains(.notEstablished) ? .notEstablished : .ok
  }
}
