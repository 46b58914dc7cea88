import Destinations
import Knowledge
import Storage
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
    removeUnusedSecrets()
    return folder.file(record.name)
  }

  /// Removes the files of secrets that this set-up has left behind: one before it, or one that was
  /// given up.
  private func removeUnusedSecrets() {
    guard let folder = SecretFolder(context.places) else { return }
    folder.removeLeftovers()
    let used = record.references.joined(separator: "\n")
    _ = try? folder.remove(profile: record.name) { !used.contains("${file:\($0)}") }
  }

  /// What would be stored, for a person to read: without secrets.
  func preview() throws(CommandFailure) -> String {
    let old = (try? StoredProfiles(of: context).file(record.name))
      .flatMap { try? TextFile.read($0, maximumBytes: ProfileFolder.maximumBytes) }
    let text = String(decoding: try record.profile(basedOn: old), as: UTF8.self)
    return Redactor(record.plainSecrets).redacted(text)
  }

  /// Writes the document and the answers where options or the user want them.
  ///
  /// - Returns: A sentence for each that was written.
  func writeFiles(document: String?) throws -> [String] {
    var told: [String] = []
    if let document {
      try write(record.document, to: document)
      if document != "-" {
        told.append(
          SetupWording.documentWritten(document, holdsSecret: !record.plainSecrets.isEmpty))
      }
    }
    if let path = options.savedAnswersFile {
      let text = record.answers(sendsTestLead: setup.hasSentTestLead)
      try write(Array(text.utf8), to: path)
      if path != "-" { told.append(SetupWording.answersWritten(path)) }
    }
    return told
  }

  private func write(_ bytes: [UInt8], to path: String) throws {
    guard path != "-" else {
      try context.write(String(decoding: bytes, as: UTF8.self))
      return try context.flush()
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
