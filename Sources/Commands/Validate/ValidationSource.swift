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
    let stored = try StoredProfiles(of: context)
    let names = options.takesAllProfiles ? stored.names : options.profiles
    if names.isEmpty { context.note("there are no stored profiles in '\(stored.path)'") }
    var sources: [ValidationSource] = []
    for name in names {
      sources.append(
        ValidationSource(
          name: "profile \(name)", path: try stored.file(name), isProfile: true))
    }
    return sources
  }
}
