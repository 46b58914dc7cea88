import Storage
import Text

/// What was typed before; pastes and secrets are never in it.
struct PromptHistory {
  private let file: HistoryFile?
  private let context: CommandContext

  init(context: CommandContext) {
    self.context = context
    self.file = context.places.historyFile.map { HistoryFile(path: $0) }
  }

  func load() -> [String] {
    guard let file else { return [] }
    do {
      return try file.load()
    } catch {
      context.note(PromptHelp.noHistory(error))
      return []
    }
  }

  /// A line that begins with a blank is not kept, as in a shell; nor one with a secret.
  func keeps(_ line: String) -> Bool {
    guard let first = line.first, !first.isWhitespace else { return false }
    return !SecretScanner.containsSecret(line)
  }

  func add(_ line: String) {
    // A history that cannot be written costs nothing but the history.
    _ = try? file?.append(line)
  }
}
