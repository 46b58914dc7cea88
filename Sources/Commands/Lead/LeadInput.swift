import Leads
import Storage
import Text

/// A text with leads: a file, or an operand that is the text itself.
struct LeadInput {
  /// What the text is called in messages and reports.
  let name: String
  /// The path of a file; `nil` where the operand is the text.
  private let path: String?
  private let operand: String

  /// The text itself, where the operand is one.
  var text: String? { path == nil ? operand : nil }

  /// What the operands are; words that a shell has split, as nobody quoted them, are one text.
  static func inputs(_ operands: [String]) -> [LeadInput] {
    let isSplit =
      operands.count > 1 && operands.contains { LeadText.read($0) == nil }
      && !operands.contains { $0 == "-" || namesFile($0) || InputFile.exists($0) }
    let operands = isSplit ? [operands.joined(separator: " ")] : operands
    return operands.enumerated().map { place, operand in
      let isFile = operand == "-" || InputFile.exists(operand)
      let name =
        operand == "-" ? "standard input" : operands.count == 1 ? "text" : "text \(place + 1)"
      return LeadInput(
        name: isFile && operand != "-" ? operand : name, path: isFile ? operand : nil,
        operand: operand)
    }
  }

  /// Whether a word has the form of a file's name.
  private static func namesFile(_ word: String) -> Bool {
    word.contains("/") || word.dropLast().contains(".")
  }

  /// Reads the leads.
  func read(
    remarkedLeads: Int, in context: CommandContext,
    _ report: (Int, LeadStreamEvent) throws -> Void
  ) throws {
    var stream = LeadStream(remarkedLeads: remarkedLeads)
    if let path {
      try read(path, into: &stream, in: context, report)
    } else {
      try stream.take(Array(operand.utf8).span, report)
      try stream.finish(report)
    }
    if stream.mendedRecords > 0 {
      let count = stream.mendedRecords
      context.note(
        "\(name): \(count == 1 ? "1 record is" : "\(count) records are") not UTF-8 and "
          + "\(count == 1 ? "was" : "were") read as Windows-1252"
          + (count == 1 ? ", on" : ", the first on") + " line \(stream.firstMendedLine)")
    }
  }

  private func read(
    _ path: String, into stream: inout LeadStream, in context: CommandContext,
    _ report: (Int, LeadStreamEvent) throws -> Void
  ) throws {
    InputFile.inviteTyping(path, in: context)
    var decoder = LogDecoder()
    var failure: (any Error)?
    do {
      var file = try TextFile(path)
      try file.forEachBlock { block in
        do {
          try decoder.decode(block) { text in try stream.take(text, report) }
          return !stream.isRefused
        } catch {
          failure = error
          return false
        }
      }
    } catch {
      throw InputFile.failure(error)
    }
    if let failure { throw failure }
    if !stream.isRefused { try decoder.finish { text in try stream.take(text, report) } }
    try stream.finish(report)
  }
}
