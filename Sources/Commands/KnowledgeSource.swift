import Knowledge
import KnowledgeBase
import Storage

/// The built-in knowledge base, with the user's folder laid over it.
struct KnowledgeSource {
  let context: CommandContext

  /// Problems of a broken folder that are shown; a folder of another kind has hundreds.
  private static let shownProblems = 10

  /// The knowledge base to use.
  ///
  /// A folder that was asked for must be sound; one that merely lies in its place is left out with
  /// a word when it is not, so that it cannot break every call.
  func archive() throws(CommandFailure) -> KnowledgeArchive {
    if let folder = context.options.knowledgeFolder {
      let files = try files(in: folder)
      return try archive(overlaid: files, named: folder)
    }
    guard let folder = context.places.overlayKnowledge,
      let files = try? KnowledgeFiles(folder: folder)
    else { return .embedded }
    do {
      return try archive(overlaid: files, named: folder)
    } catch {
      context.note("\(error.message); the built-in knowledge base is used without it")
      return .embedded
    }
  }

  /// The files of the built-in knowledge base with a folder laid over them.
  func files(overlaid folder: String?) throws(CommandFailure) -> KnowledgeFiles {
    let embedded = KnowledgeArchive.embedded.knowledgeFiles
    guard let folder else { return embedded }
    return OverlaidFiles.files(embedded, under: try files(in: folder))
  }

  private func files(in folder: String) throws(CommandFailure) -> KnowledgeFiles {
    do {
      return try KnowledgeFiles(folder: folder)
    } catch {
      throw Self.failure(error)
    }
  }

  private func archive(
    overlaid files: KnowledgeFiles, named folder: String
  ) throws(CommandFailure) -> KnowledgeArchive {
    context.tell("'\(folder)' is laid over the built-in knowledge base")
    let all = OverlaidFiles.files(KnowledgeArchive.embedded.knowledgeFiles, under: files)
    let content = KnowledgeContent(parsing: all)
    let problems = content.problems + content.lint()
    guard problems.isEmpty else {
      let shown = problems.prefix(Self.shownProblems).map { "\(folder)/\($0)" }
      let more = problems.count > shown.count ? " (and \(problems.count - shown.count) more)" : ""
      throw CommandFailure(
        "the knowledge folder '\(folder)' is not sound: " + shown.joined(separator: "; ") + more,
        .invalidData)
    }
    return KnowledgeArchive(bytes: ArchiveWriter.archive(of: content, files: all))
  }

  private static func failure(_ error: KnowledgeFiles.ReadError) -> CommandFailure {
    switch error {
    case .missing(let path):
      CommandFailure("there is no knowledge folder '\(path)'", .noInput)
    case .notAFolder(let path):
      CommandFailure("'\(path)' is not a folder", .noInput)
    case .failed(let path, let number):
      CommandFailure(
        "'\(path)' cannot be read: \(SystemError.reason(number))",
        number == SystemError.accessDenied ? .noPermission : .noInput)
    case .notUTF8(let path):
      CommandFailure("'\(path)' is not UTF-8", .invalidData)
    case .tooLarge(let path):
      CommandFailure("'\(path)' is larger than any knowledge file can be", .invalidData)
    }
  }
}
