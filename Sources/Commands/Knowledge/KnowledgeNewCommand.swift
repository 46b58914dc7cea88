import Arguments
import Diagnosis
import Glibc
import Knowledge
import Storage
import Text

/// `knowledge new`: starts an entry from a text that was not recognised.
struct KnowledgeNewCommand {
  private let file: String
  private let id: String?
  private let area: String?
  private let folder: String?

  init(_ parsed: ParsedCommand) {
    file = parsed.operands.first ?? "-"
    id = parsed.value("id")
    area = parsed.value("area")
    folder = parsed.value("output")
  }

  func run(in context: CommandContext) throws -> ExitStatus {
    for name in [id, area].compactMap({ $0 }) where !EntryID(name).isWellFormed {
      throw CommandFailure(
        "'\(SafeText.escapedLine(name))' is no id: expected lower-case letters, digits and single "
          + "hyphens", .usage)
    }
    let decoded = Decoding.text(from: try InputFile.read(file, in: context))
    let text = Self.recorded(decoded.text) ?? decoded.text
    guard !decoded.isBinary, !text.allSatisfy(\.isWhitespace) else {
      throw CommandFailure("there is no text in '\(SafeText.escapedLine(file))'", .invalidData)
    }
    let archive = try context.archive()
    let result = try context.diagnoser().diagnose(text)
    if result.verdict == .known, let finding = result.findings.first,
      finding.number < archive.entryCount
    {
      context.complain("the text is recognised as '\(finding.id)'; add it to that entry's Matches")
      return .notRecognised
    }
    let draft = EntryDraft(text: text, result: result, archive: archive, id: id, area: area)
    guard let folder else {
      try context.write(draft.markdown)
      return .ok
    }
    let path = "\(folder)/failures/\(draft.area)/\(draft.id).md"
    try Self.write(draft.markdown, to: path)
    context.note(
      "'\(path)' was started; 'leadline --knowledge \(folder) knowledge lint' says what is missing")
    return .ok
  }

  /// The text of a record that `diagnose --record` wrote; of several, the first.
  private static func recorded(_ text: String) -> String? {
    guard let line = text.split(whereSeparator: \.isNewline).first, line.first == "{",
      let value = try? JSONParser.parse(Array(line.utf8)), value["schemaVersion"] != nil
    else { return nil }
    return value["text"]?.string
  }

  private static func write(_ text: String, to path: String) throws(CommandFailure) {
    if InputFile.exists(path) {
      throw CommandFailure("'\(path)' is there already; it was left as it is", .cannotCreate)
    }
    let area = path.split(separator: "/", omittingEmptySubsequences: false).dropLast()
    for depth in [area.count - 1, area.count] {
      _ = unsafe mkdir(area.prefix(depth).joined(separator: "/"), 0o777)
    }
    do throws(WriteError) {
      var file = try ReplacingFile(path)
      try file.write(Array(text.utf8))
      try file.commit()
    } catch {
      throw CommandFailure(error, .cannotCreate)
    }
  }
}
