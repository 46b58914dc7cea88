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

  private let files: [String]
  private let format: Format
  private let limit: Int
  private let destination: String?
  private let recordFile: String?

  init(_ parsed: ParsedCommand) {
    files = parsed.operands.isEmpty ? ["-"] : parsed.operands
    format = parsed.value("format").flatMap(Format.init(rawValue:)) ?? .text
    limit = parsed.integer("limit") ?? 4
    destination = parsed.value("destination")
    recordFile = parsed.value("record")
  }

  /// For a text that is at hand already, as at the prompt.
  init() {
    files = []
    format = .text
    limit = 4
    destination = nil
    recordFile = nil
  }

  func run(in context: CommandContext) throws -> ExitStatus {
    var status = ExitStatus.ok
    var reports: [(source: String, report: DiagnosisReport)] = []
    for file in files {
      do {
        let bytes = try InputFile.read(file, in: context)
        let report = try report(on: bytes, in: context)
        if report.verdict == .unknown { status = status.joined(with: .notRecognised) }
        reports.append((file, report))
        if format != .json { try write(report, from: file, in: context) }
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
    let report = try report(on: Array(text.utf8), in: context)
    try context.write(report.text(context.style))
    return report.verdict == .unknown ? .notRecognised : .ok
  }

  private func report(on bytes: [UInt8], in context: CommandContext) throws -> DiagnosisReport {
    let decoded = Decoding.text(from: bytes)
    if decoded.isBinary { return DiagnosisReport(obstacle: .binary) }
    if decoded.text.allSatisfy(\.isWhitespace) { return DiagnosisReport(obstacle: .blank) }
    let result = try context.diagnoser().diagnose(decoded.text, destination: destination)
    if result.verdict == .unknown, let recordFile {
      try UnrecognisedRecord(text: decoded.text, result: result).append(to: recordFile)
      context.note("a redacted record was added to '\(recordFile)'")
    }
    return DiagnosisReport(
      result, from: try context.archive(), in: context.languages, limit: limit)
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
