import Arguments
import Diagnosis
import Knowledge
import Reports
import Storage
import Text

/// `diagnose --all`: every known failure in logs of any size.
struct LogCommand {
  private let files: [String]
  private let format: DiagnoseCommand.Format
  private let destination: String?

  /// Options that speak of a single text.
  private static let foreignOptions = ["limit", "record"]

  init(_ parsed: ParsedCommand) throws(CommandFailure) {
    for option in Self.foreignOptions where parsed.value(option) != nil {
      throw CommandFailure(
        "'--\(option)' does not go with '--all'. Try 'leadline diagnose --help'.", .usage)
    }
    files = parsed.operands.isEmpty ? ["-"] : parsed.operands
    format = parsed.value("format").flatMap(DiagnoseCommand.Format.init(rawValue:)) ?? .text
    destination = parsed.value("destination")
  }

  func run(in context: CommandContext) throws -> ExitStatus {
    let archive = try context.archive()
    let diagnoser = try context.diagnoser()
    var status = ExitStatus.ok
    var sources: [JSONValue] = []
    for file in files {
      do {
        var log = LogReport(source: file, archive: archive, languages: context.languages)
        try scan(file, with: diagnoser, into: &log, in: context)
        if log.isEmpty { status = status.joined(with: .notRecognised) }
        switch format {
        case .text: try context.write(log.text(context.style, naming: files.count > 1))
        case .json: sources.append(log.json)
        case .jsonl: break
        }
      } catch let failure as CommandFailure {
        context.complain(failure.message)
        status = status.joined(with: failure.status)
      }
    }
    if format == .json {
      let value: JSONValue = ["schemaVersion": 1, "logs": JSONValue(.array(sources))]
      try context.write(JSONWriter.pretty(value) + "\n")
    }
    return status
  }

  private func scan(
    _ file: String, with diagnoser: Diagnoser, into log: inout LogReport,
    in context: CommandContext
  ) throws {
    InputFile.inviteTyping(file, in: context)
    var scanner = LogScanner(diagnoser, destination: destination)
    var decoder = LogDecoder()
    var failure: (any Error)?
    func take(_ occurrence: LogOccurrence) throws {
      let line = log.add(occurrence)
      if format == .jsonl { try context.write(JSONWriter.compact(line()) + "\n") }
    }
    do {
      var text = try TextFile(file)
      try text.forEachBlock { block in
        do {
          try decoder.decode(block) { text in try scanner.scan(text, report: take) }
          return true
        } catch {
          failure = error
          return false
        }
      }
    } catch {
      throw InputFile.failure(error)
    }
    if let failure { throw failure }
    try decoder.finish { text in try scanner.scan(text, report: take) }
    try scanner.finish(report: take)
  }
}
