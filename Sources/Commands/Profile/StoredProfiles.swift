import Storage

/// The stored set-ups, with their failures put as a command tells them.
struct StoredProfiles {
  private let folder: ProfileFolder
  /// The names of all profiles, sorted.
  let names: [String]

  init(of context: CommandContext) throws(CommandFailure) {
    guard let folder = ProfileFolder(context.places) else {
      throw CommandFailure(
        "there is no place for profiles: neither HOME nor XDG_CONFIG_HOME is set", .configuration)
    }
    self.folder = folder
    do {
      names = try folder.names()
    } catch {
      throw InputFile.failure(error)
    }
  }

  /// Where they lie.
  var path: String { folder.path }

  /// The file of a profile that is there.
  func file(_ name: String) throws(CommandFailure) -> String {
    guard names.contains(name) else {
      let known = names.isEmpty ? "none is stored" : "there are " + names.joined(separator: ", ")
      throw CommandFailure("there is no profile '\(name)'; \(known)", .noInput)
    }
    return folder.file(name)
  }

  /// Reads a profile that is there.
  func profile(_ name: String) throws(CommandFailure) -> StoredProfile {
    try StoredProfile(name, at: try file(name))
  }
}
