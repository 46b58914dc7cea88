import Arguments
import Diagnosis
import Glibc
import Reports
import Storage
import Terminal
import Text

/// `diagnose`: matches texts and prints the best resolution of each.
struct DiagnoseCommand {
  enum Format: String {
    case text, json, jsonl
  }

  /// How many matches are shown unless it is said otherwise.
  static let defaultLimit = 4

  private let files: [String]
  private let format: Format
  private let limit: Int
  private let destination: String?
  private let recordFile: String?

  init(_ parsed: ParsedCommand) {
    files = parsed.operands.isEmpty ? ["-"] : parsed.operands
    format = parsed.value("format").flatMap(Format.init(rawValue:)) ?? .text
    limit = parsed.integer("limit") ?? Self.defaultLimit
    destination = parsed.value("destination")
    recordFile = parsed.value("record")
  }

  /// For a text that is at hand already, as at the prompt.
  init() {
    files = []
    format = .text
    limit = Self.defaultLimit
    destination = nil
    recordFile = nil
  }

  func run(in context: CommandContext) throws -> ExitStatus {
    var status = ExitStatus.ok
    var reports: [(source: String, report: DiagnosisReport)] = []
    // A broken knowledge base is told once, not for every file.
    let diagnoser = try context.diagnoser()
    for file in files {
      do {
        let text = Decoding.text(from: try InputFile.read(file, in: context))
        let result = result(of: text, by: diagnoser)
        let report = try report(on: text, result, in: context)
        if report.verdict == .unknown { status = status.joined(with: .notRecognised) }
        reports.append((file, report))
        if format != .json { try write(report, from: file, in: context) }
        if let result, result.verdict == .unknown { try record(text, result, in: context) }
      } catch let failure as CommandFailure {
        context.complain(failure.message)
        status = status.joined(with: failure.status)
      }
    }
    if format == .json { try writeJSON(reports, in: context) }
    return status
  }

  /// Diagnoses a text that is at hand already, and prints the result as text.
  func run(on text: String, in context: CommandContext) throws -> ExitStatus {
    let text = Decoding.text(from: Array(text.utf8))
    let result = result(of: text, by: try context.diagnoser())
    let report = try report(on: text, result, in: context)
    try context.write(report.text(context.style))
    return report.verdict == .unknown ? .notRecognised : .ok
  }

  /// What a text means; `nil` when there is nothing in it to look at.
  private func result(of text: DecodedText, by diagnoser: Diagnoser) -> DiagnosisResult? {
    guard !text.isBinary, !text.text.allSatisfy(\.isWhitespace) else { return nil }
    return diagnoser.diagnose(text.text, destination: destination, limit: limit)
  }

  private func report(
    on text: DecodedText, _ result: DiagnosisResult?, in context: CommandContext
  ) throws -> DiagnosisReport {
    guard let result else { return DiagnosisReport(obstacle: text.isBinary ? .binary : .blank) }
    return DiagnosisReport(
      result, from: try context.archive(), in: context.languages, limit: limit)
  }

  /// Comes last, so that a record that cannot be written takes nothing from the answer.
  private func record(
    _ text: DecodedText, _ result: DiagnosisResult, in context: CommandContext
  ) throws {
    guard let recordFile else { return }
    try UnrecognisedRecord(text: text.text, result: result).append(to: recordFile)
    context.note("a redacted record was added to '\(recordFile)'")
  }

  private func write(
    _ report: DiagnosisReport, from file: String, in context: CommandContext
  ) throws {
    switch format {
    case .text:
      if files.count > 1 {
        try context.write("== " + SafeText.escapedLine(file) + " ==\n")
      }
      try context.write(report.text(context.style) + (files.count > 1 ? "\n" : ""))
    case .jsonl:
      try context.write(JSONWriter.compact(report.json(source: file)) + "\n")
    case .json: break
    }
  }

  /// One text is one object; of several, an object holds the list.
  private func writeJSON(
    _ reports: [(source: String, report: DiagnosisReport)], in context: CommandContext
  ) throws {
    guard files.count > 1 else {
      guard let only = reports.first else { return }
      return try context.write(JSONWriter.pretty(only.report.json()) + "\n")
    }
    let texts = reports.map { $0.report.json(source: $0.source) }
    let value: JSONValue = ["schemaVersion": 1, "texts": JSONValue(.array(texts))]
    try context.write(JSONWriter.pretty(value) + "\n")
  }
}
