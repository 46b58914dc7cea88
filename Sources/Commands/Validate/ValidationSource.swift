import Storage

/// A file or a stored profile that is to be validated.
struct ValidationSource: Equatable {
  /// What it is called in reports.
  let name: String
  /// The file to read; `-` is standard input.
  let path: String
  /// Whether it is a stored profile: those are the user's own, and their commands may run.
  let isProfile: Bool

  /// The sources that a call names, in order; a folder stands for the documents in it.
  static func sources(
    _ options: ValidateOptions, in context: CommandContext
  ) throws(CommandFailure) -> [ValidationSource] {
    var sources: [ValidationSource] = []
    for operand in options.operands { sources += try files(operand) }
    sources += try profiles(options, in: context)
    guard !sources.isEmpty || options.takesAllProfiles else {
      throw CommandFailure(
        "there is nothing to validate; name a file, a folder, '--profile NAME' or '--all'", .usage)
    }
    return options.shard?.part(of: sources) ?? sources
  }

  private static func files(_ operand: String) throws(CommandFailure) -> [ValidationSource] {
    do {
      guard let files = try FolderListing.files(in: operand, suffix: ".json") else {
        return [ValidationSource(name: operand, path: operand, isProfile: false)]
      }
      guard !files.isEmpty else {
        throw CommandFailure("the folder '\(operand)' holds no '.json' files", .noInput)
      }
      return files.map { ValidationSource(name: $0, path: $0, isProfile: false) }
    } catch let error as ReadError {
      throw InputFile.failure(error)
    } catch let failure as CommandFailure {
      throw failure
    } catch {
      throw CommandFailure("'\(operand)' cannot be read: \(error)", .noInput)
    }
  }

  private static func profiles(
    _ options: ValidateOptions, in context: CommandContext
  ) throws(CommandFailure) -> [ValidationSource] {
    guard !options.profiles.isEmpty || options.takesAllProfiles else { return [] }
    guard let folder = ProfileFolder(context.places) else {
      throw CommandFailure(
        "there is no place for profiles: neither HOME nor XDG_CONFIG_HOME is set", .configuration)
    }
    let stored: [String]
    do {
      stored = try folder.names()
    } catch {
      throw InputFile.failure(error)
    }
    if let missing = options.profiles.first(where: { !stored.contains($0) }) {
      throw CommandFailure(unknown(missing, stored), .noInput)
    }
    let names = options.takesAllProfiles ? stored : options.profiles
    if names.isEmpty { context.note("there are no stored profiles in '\(folder.path)'") }
    return names.map {
      ValidationSource(name: "profile \($0)", path: folder.file($0), isProfile: true)
    }
  }

  private static func unknown(_ name: String, _ stored: [String]) -> String {
    guard !stored.isEmpty else { return "there is no profile '\(name)'; none is stored" }
    return "there is no profile '\(name)'; there are " + stored.joined(separator: ", ")
  }
}
