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
    do {
      guard let (folder, files) = try overlay() else { return .embedded }
      return try archive(overlaid: files, named: folder)
    } catch {
      guard context.options.knowledgeFolder == nil else { throw error }
      context.note("\(error.message); the built-in knowledge base is used without it")
      return .embedded
    }
  }

  /// The files of the built-in knowledge base with the user's folder laid over them.
  func files() throws(CommandFailure) -> KnowledgeFiles {
    let embedded = KnowledgeArchive.embedded.knowledgeFiles
    return try overlay().map { OverlaidFiles.files(embedded, under: $0.files) } ?? embedded
  }

  /// The folder that was asked for, or the one in its place; `nil` when there is none.
  private func overlay() throws(CommandFailure) -> (folder: String, files: KnowledgeFiles)? {
    guard let folder = context.options.knowledgeFolder ?? context.places.overlayKnowledge else {
      return nil
    }
    do {
      return (folder, try KnowledgeFiles(folder: folder))
    } catch {
      if case .missing = error, context.options.knowledgeFolder == nil { return nil }
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
