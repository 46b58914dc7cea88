import Arguments
import Knowledge

/// Looks whether the commands that questions name are commands of this program.
enum QuestionProof {
  private static let program = "leadline "

  /// What does not fit.
  static func problems(in content: KnowledgeContent) -> [KnowledgeProblem] {
    content.questions.flatMap { file in
      file.question.commands.filter { !isCommand($0) }.map {
        KnowledgeProblem(path: file.path, line: 1, message: "'\($0)' is no command of leadline")
      }
    }
  }

  private static func isCommand(_ line: String) -> Bool {
    guard line.hasPrefix(program) else { return false }
    guard
      case .command = CommandTable.leadline.read(
        promptLine: String(line.dropFirst(program.count)))
    else { return false }
    return true
  }
}
